"""boto3 against a served simulator: python3 client.py ENDPOINT. Prints one JSON object of what it saw."""

import io
import json
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

MIB = 1024 * 1024
s3 = boto3.client("s3", endpoint_url=sys.argv[1])
s3.create_bucket(Bucket="boto-source")
s3.create_bucket(Bucket="boto-target")
seen = {}

body = b"a large body, " * (12 * MIB // 14)
s3.upload_fileobj(io.BytesIO(body), "boto-source", "large", ExtraArgs={"Metadata": {"color": "blue"}})
seen["uploaded"] = s3.head_object(Bucket="boto-source", Key="large")["ETag"].strip('"').split("-")[1]

s3.put_object(Bucket="boto-source", Key="small", Body=b"hello", Metadata={"color": "red"}, Tagging="a=1")
copied = boto3.resource("s3", endpoint_url=sys.argv[1]).Object("boto-target", "small").copy_from(
    CopySource={"Bucket": "boto-source", "Key": "small"}
)
seen["copy_from"] = copied["CopyObjectResult"]["ETag"]
seen["metadata"] = s3.head_object(Bucket="boto-target", Key="small")["Metadata"]
seen["tags"] = s3.get_object_tagging(Bucket="boto-target", Key="small")["TagSet"]

parts = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)
s3.copy({"Bucket": "boto-source", "Key": "large"}, "boto-target", "large", Config=parts)
down = io.BytesIO()
s3.download_fileobj("boto-target", "large", down)
seen["copy"] = down.getvalue() == body
seen["copied in parts"] = s3.head_object(Bucket="boto-target", Key="large")["ETag"].strip('"').split("-")[1]

pages = s3.get_paginator("list_objects_v2").paginate(Bucket="boto-target", PaginationConfig={"PageSize": 1})
seen["listed"] = [item["Key"] for page in pages for item in page["Contents"]]
seen["range"] = s3.get_object(Bucket="boto-source", Key="small", Range="bytes=1-3")["Body"].read().decode()
try:
    s3.copy_object(Bucket="boto-target", Key="x", CopySource={"Bucket": "boto-source", "Key": "no such"})
except ClientError as error:
    seen["refused"] = [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]

print(json.dumps(seen))
