/**
 * Lint rule for the pure core: same world and same requests must give byte-identical answers, so nothing there
 * may ask the machine for the time, for chance or for the network.
 */
const members = new Map([
  ['Date.now', 'Take the time from the world.'],
  ['Math.random', 'Derive it from the world’s seed.'],
  ['crypto.randomUUID', 'Derive it from the world’s seed.'],
  ['crypto.getRandomValues', 'Derive it from the world’s seed.'],
  ['performance.now', 'Take the time from the world.'],
]);

const globals = new Set(['fetch', 'setTimeout', 'setInterval', 'document', 'window', 'navigator']);

const pure = {
  create(context) {
    const report = (node, message) => context.report({ node, message });
    return {
      MemberExpression(node) {
        const owner = node.object.type === 'MemberExpression' ? node.object.property : node.object;
        const advice = members.get(`${owner.name}.${node.property.name}`);
        if (advice) report(node, `${owner.name}.${node.property.name} is not pure. ${advice}`);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) {
          report(node, 'new Date() is not pure. Take the time from the world.');
        }
      },
      CallExpression(node) {
        const { name } = node.callee;
        if (name === 'Date') report(node, 'Date() is not pure. Take the time from the world.');
        if (globals.has(name))
          report(node, `${name} is not for the core: it belongs to an adapter.`);
      },
    };
  },
};

export default { meta: { name: 'bucketlab' }, rules: { pure } };
