# One request to an ASGI application without a server, as test clients make it.
from urllib.parse import unquote, urlsplit


async def ask(app, method, url, headers, body, *, root_path='', client, raises=True, **more):
    """The answer's status, its headers as pairs of bytes, and its body. `headers` are pairs of bytes, too."""
    parts = urlsplit(url)
    scope = {'type': 'http', 'asgi': {'version': '3.0'}, 'http_version': '1.1', 'method': method,
             'path': unquote(parts.path) or '/', 'raw_path': parts.path.encode(), 'root_path': root_path,
             'scheme': parts.scheme, 'query_string': parts.query.encode(), 'headers': headers, 'client': client,
             'server': (parts.hostname, parts.port), **more}
    is_asked, start, chunks = False, {}, []

    async def receive():
        nonlocal is_asked
        if is_asked:
            return {'type': 'http.disconnect'}
        is_asked = True
        return {'type': 'http.request', 'body': body, 'more_body': False}

    async def send(message):
        if message['type'] == 'http.response.start':
            start.update(message)
        elif method != 'HEAD':
            chunks.append(message.get('body', b''))

    try:
        await app(scope, receive, send)
    except Exception:
        if raises:
            raise
    return start.get('status', 500), start.get('headers', ()), b''.join(chunks)
