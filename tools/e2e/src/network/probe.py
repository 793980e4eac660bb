"""What a pod sees of the network: `serve NAME PORT…` answers everybody with its name, `try` says what answers of a list."""

import asyncio
import json
import sys

# a packet that no policy lets through is dropped: nothing comes back, however long one waits
PATIENCE = 2.0
AT_ONCE = 500


async def serve(name: bytes, ports: list[int]) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(name)
        await writer.drain()
        writer.close()

    class Greeting(asyncio.DatagramProtocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def datagram_received(self, _: bytes, sender: tuple[str, int]) -> None:
            self.transport.sendto(name, sender)

    servers = [await asyncio.start_server(greet, "0.0.0.0", port) for port in ports]
    loop = asyncio.get_running_loop()
    for port in ports:
        await loop.create_datagram_endpoint(Greeting, ("0.0.0.0", port))
    await asyncio.gather(*(server.serve_forever() for server in servers))


class Answer(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.text: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def datagram_received(self, data: bytes, _: tuple[str, int]) -> None:
        if not self.text.done():
            self.text.set_result(data.decode())

    def error_received(self, error: Exception) -> None:
        if not self.text.done():
            self.text.set_exception(error)


async def by_tcp(host: str, port: int, greets: bool) -> str:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        return (await reader.read(100)).decode() if greets else ""
    finally:
        writer.close()


async def by_udp(host: str, port: int) -> str:
    loop = asyncio.get_running_loop()
    transport, answer = await loop.create_datagram_endpoint(Answer, remote_addr=(host, port))
    try:
        # one may be lost
        while not answer.text.done():
            transport.sendto(b"?")
            await asyncio.wait([answer.text], timeout=0.5)
        return answer.text.result()
    finally:
        transport.close()


async def attempt(target: dict, room: asyncio.Semaphore) -> str:
    """`open`, or how it is not."""
    greeting = target.get("greeting")
    host, port = target["host"], target["port"]
    async with room:
        try:
            call = by_udp(host, port) if target["protocol"] == "UDP" else by_tcp(host, port, greeting is not None)
            said = await asyncio.wait_for(call, PATIENCE)
        except TimeoutError:
            return "silent"
        except ConnectionRefusedError:
            return "refused"
        except OSError as error:
            return str(error)
    return "open" if greeting in (None, said) else f"answered by '{said}'"


async def resolved(hosts: set[str]) -> dict[str, str]:
    """The addresses of those hosts that have one."""

    async def address(host: str) -> tuple[str, str]:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None)
            return host, found[0][4][0]
        except OSError:
            return host, ""

    return dict(await asyncio.gather(*(address(host) for host in hosts)))


async def attempts(targets: list[dict]) -> list[str]:
    addresses = await resolved({target["host"] for target in targets})
    room = asyncio.Semaphore(AT_ONCE)

    async def one(target: dict) -> str:
        address = addresses[target["host"]]
        return await attempt({**target, "host": address}, room) if address else "not resolved"

    return await asyncio.gather(*(one(target) for target in targets))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        asyncio.run(serve(sys.argv[2].encode(), [int(port) for port in sys.argv[3:]]))
    else:
        print(json.dumps(asyncio.run(attempts(json.load(sys.stdin)))))
