# A WebSocket server with `websockets`. Does the same at the same paths as sockets-server.js, without TLS.
import asyncio
import json
import sys
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

closed = {}
# Sockets whose end was no exchange of close frames, but for those that this server cut.
unclean = []
talks = {}


def at(path):
    def add(talk):
        talks[path] = talk
        return talk

    return add


def place(socket):
    parts = urlsplit(socket.request.path)
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}


@at("/echo")
async def echo(socket, query):
    async for message in socket:
        await socket.send(message)


@at("/fragments")
async def fragments(socket, query):
    await socket.send(["one, ", "two, ", "三"])
    await socket.send([b"\x01", b"\x02", b"\x03", b"\x04"])


@at("/ping")
async def ping(socket, query):
    await (await socket.ping("payload"))
    await socket.send("pong payload")
    await socket.wait_closed()


@at("/close")
async def close(socket, query):
    await socket.close(int(query["code"]), query.get("reason", ""))


@at("/vanish")
async def vanish(socket, query):
    socket.transport.abort()


@at("/header")
async def header(socket, query):
    headers = socket.request.headers
    await socket.send(f"{headers['X-Given']}, {headers['Authorization']}")


@at("/closed")
async def tell_closed(socket, query):
    # The client may know of the end a little earlier.
    for _ in range(200):
        if query["name"] in closed:
            break
        await asyncio.sleep(0.01)
    told = closed.get(query["name"])
    await socket.send(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


@at("/unclean")
async def tell_unclean(socket, query):
    told = json.dumps(unclean)
    unclean.clear()
    await socket.send(told)


async def talk(socket):
    path, query = place(socket)
    try:
        await talks[path](socket, query)
    except ConnectionClosed:
        pass
    await socket.close()
    if "name" in query and path == "/echo":
        closed[query["name"]] = [socket.close_code, socket.close_reason]
    if socket.close_code == 1006 and path != "/vanish":
        unclean.append(path)


def answer(socket, request):
    path = urlsplit(request.path).path
    if path in talks:
        return None
    if path == "/away":
        response = socket.respond(HTTPStatus.FOUND, "")
        response.headers["Location"] = "https://elsewhere.test/"
        return response
    return socket.respond(HTTPStatus(int(path.removeprefix("/status/"))), "no")


async def main():
    options = {
        "extensions": [ServerPerMessageDeflateFactory()],
        "max_size": 2**26,
        "process_request": answer,
        "select_subprotocol": lambda _, offered: "two" if "two" in offered else None,
    }
    async with serve(talk, "127.0.0.1", int(sys.argv[1]), **options) as server:
        await server.serve_forever()


asyncio.run(main())
