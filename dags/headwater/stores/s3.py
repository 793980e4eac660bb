"""S3, and what speaks it: MinIO."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from headwater.contract import bucket, connection, contract

if TYPE_CHECKING:
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook
    from pyarrow.fs import S3FileSystem


class S3:
    def url(self, role: str, path: str) -> str:
        return f"s3://{bucket(role)}/{path}"

    def keys(self, role: str, prefix: str) -> list[str]:
        return _hook().list_keys(bucket_name=bucket(role), prefix=prefix) or []

    def write(self, role: str, key: str, content: bytes) -> None:
        _hook().load_bytes(content, key=key, bucket_name=bucket(role), replace=True)

    def read(self, role: str, key: str) -> bytes:
        content: bytes = _hook().get_key(key, bucket_name=bucket(role)).get()["Body"].read()
        return content

    def remove(self, role: str, key: str) -> None:
        _hook().delete_objects(bucket=bucket(role), keys=key)

    def filesystem(self) -> S3FileSystem:
        from pyarrow.fs import S3FileSystem

        hook = _hook()
        credentials = hook.get_credentials()
        endpoint: Any = hook.conn_config.get_service_endpoint_url("s3") or ""
        scheme, _, address = endpoint.rpartition("://")
        return S3FileSystem(
            access_key=credentials.access_key,
            secret_key=credentials.secret_key,
            session_token=credentials.token,
            region=hook.region_name or hook.conn_config.region_name,
            endpoint_override=address or None,
            scheme=scheme or "https",
        )

    def delta_options(self, role: str) -> dict[str, str]:
        """https://docs.rs/object_store/latest/object_store/aws/enum.AmazonS3ConfigKey.html"""
        hook = _hook()
        login, found = hook.get_credentials(), hook.conn_config
        endpoint = found.get_service_endpoint_url("s3") or ""
        scheme, _, host = endpoint.rpartition("://")
        style = found.extra_config.get("config_kwargs", {}).get("s3", {}).get("addressing_style")
        virtual = style == "virtual"
        options = {
            "AWS_ACCESS_KEY_ID": login.access_key,
            "AWS_SECRET_ACCESS_KEY": login.secret_key,
            "AWS_SESSION_TOKEN": login.token,
            "AWS_REGION": hook.region_name or found.region_name,
            # an endpoint for virtual hosts has to name the bucket
            "AWS_ENDPOINT_URL": f"{scheme}://{bucket(role)}.{host}" if virtual and endpoint else endpoint,
            "AWS_ALLOW_HTTP": "true" if scheme == "http" else "",
            "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": str(virtual).lower(),
        }
        return {key: value for key, value in options.items() if value}


def _hook() -> S3Hook:
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook

    return S3Hook(aws_conn_id=connection(contract().object_store.connection))
