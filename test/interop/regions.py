"""boto3 across regions, by way of a proxy that is the simulator: python3 regions.py PROXY. Prints one JSON object."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(region, **options):
    config = Config(proxies={"http": sys.argv[1]}, signature_version="s3v4", **options)
    return boto3.client("s3", region_name=region, use_ssl=False, config=config)


virtual = {"s3": {"addressing_style": "virtual"}}
where = {"LocationConstraint": "eu-west-1"}
client("eu-west-1").create_bucket(Bucket="ireland", CreateBucketConfiguration=where)
where = {"LocationConstraint": "af-south-1"}
client("af-south-1").create_bucket(Bucket="cape", CreateBucketConfiguration=where)
client("us-east-1").create_bucket(Bucket="home")
hops = {}


def follow(name, region, call, **options):
    s3 = client(region, **options)
    seen = hops[name] = []
    s3.meta.events.register(
        "before-send.s3", lambda request, **_: seen.append(request.url.split("/")[2].split("?")[0])
    )
    try:
        call(s3)
        seen.append(200)
    except ClientError as error:
        seen.append(error.response["Error"]["Code"])


follow("put", "us-west-2", lambda s3: s3.put_object(Bucket="ireland", Key="cat", Body=b"a cat"))
follow("get", "us-east-1", lambda s3: s3.get_object(Bucket="ireland", Key="cat"), **virtual)
follow("head", "us-west-2", lambda s3: s3.head_object(Bucket="ireland", Key="cat"))
follow("list", "eu-west-1", lambda s3: s3.list_objects_v2(Bucket="home"))
follow("opt in", "us-west-2", lambda s3: s3.list_objects_v2(Bucket="cape"))
follow(
    "copy",
    "us-west-2",
    lambda s3: s3.copy_object(Bucket="home", Key="copy", CopySource="ireland/cat"),
)
follow("location", "us-west-2", lambda s3: s3.get_bucket_location(Bucket="ireland"))

print(json.dumps(hops))
