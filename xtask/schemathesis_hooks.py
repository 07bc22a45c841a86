"""Sends the pieces of an upload as the bytes that they are."""

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def piece(_context, value):
    return value if isinstance(value, bytes) else str(value).encode()
