"""boto3 against a served simulator that judges every signature: python3 strict.py ENDPOINT. Prints one JSON object."""

import io
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(version, secret="test", key="test", token=None, **s3):
    return boto3.client(
        "s3",
        endpoint_url=sys.argv[1],
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        region_name="us-east-1",
        config=Config(signature_version=version, s3=s3, retries={"total_max_attempts": 1}),
    )


def send(method, url, body=None, headers=None):
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode().split("<Code>")[-1].split("</Code>")[0]]


def post(signer):
    signed = signer.generate_presigned_post("signed", "in/${filename}", Conditions=[["starts-with", "$key", "in/"]])
    parts = [f'name="{name}"\r\n\r\n{value}\r\n' for name, value in signed["fields"].items()]
    parts.append('name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nposted\r\n')
    body = "".join(f"--x\r\nContent-Disposition: form-data; {part}" for part in parts) + "--x--\r\n"
    return send("POST", signed["url"], body.encode(), {"Content-Type": "multipart/form-data; boundary=x"})


seen = {}
v4 = client("s3v4")
v4.create_bucket(Bucket="signed")
for version in ["s3v4", "s3"]:
    s3 = client(version)
    key = f"ein Schlüssel/+&{version}"
    s3.put_object(Bucket="signed", Key=key, Body=b"hello", Metadata={"a": "1"}, ContentType="text/plain")
    s3.put_object(Bucket="signed", Key="stream", Body=io.BytesIO(b"hello"))
    seen[version] = {
        "read": s3.get_object(Bucket="signed", Key=key, Range="bytes=0-1")["Body"].read().decode(),
        "listed": len(s3.list_objects_v2(Bucket="signed", Prefix="ein ", Delimiter="/")["CommonPrefixes"]),
        "tagged": s3.put_object_tagging(Bucket="signed", Key=key, Tagging={"TagSet": []})["ResponseMetadata"]["HTTPStatusCode"],
        "url": send("GET", s3.generate_presigned_url("get_object", {"Bucket": "signed", "Key": key, "ResponseContentType": "a/b"})),
    }
    params = {"Bucket": "signed", "Key": "put", "Metadata": {"b": "2"}, "ContentType": "text/x"}
    url = s3.generate_presigned_url("put_object", params)
    headers = {"Content-Type": "text/x", "x-amz-meta-b": "2"}
    seen[version]["put"] = send("PUT", url, b"x", headers)
    seen[version]["metadata"] = s3.head_object(Bucket="signed", Key="put")["Metadata"]
    seen[version]["other type"] = send("PUT", url, b"x", {**headers, "Content-Type": "text/y"})
    seen[version]["posted"] = post(s3)
    try:
        client(version, secret="wrong").list_buckets()
    except ClientError as error:
        seen[version]["refused"] = error.response["Error"]["Code"]
    session = {"key": "ASIASESSION", "secret": "of a session"}
    own = client(version, token="to/ken+=", **session)
    url = own.generate_presigned_url("list_objects_v2", {"Bucket": "signed"})
    seen[version]["session"] = [own.list_buckets()["ResponseMetadata"]["HTTPStatusCode"], send("GET", url)]
    for name, token in [("no token", None), ("other token", "other")]:
        try:
            client(version, token=token, **session).list_buckets()
        except ClientError as error:
            seen[version][name] = error.response["Error"]["Code"]
print(json.dumps(seen))
