"""A real mail server for tests (Debian package python3-aiosmtpd). What it takes it writes into a folder: the message as it came (.eml) and as Python's own library reads it (.json).

The part of the recipient's address before the @ says how it behaves: refused, greylisted (taken at the second attempt), hangs, cut (the connection breaks within the message),
unsaid (the message is kept, but the connection breaks before the answer), slow (the first message is kept and never answered), large (refused for what is in it). Everybody else is served.

Usage: mail-server.py FOLDER PORT [CERTIFICATE KEY [USER PASSWORD]]; PORT 0: any free one. The first line of output is the port.
"""
import asyncio
import email
import email.policy
import hashlib
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, syntax

folder, port = sys.argv[1], int(sys.argv[2])
certificate = sys.argv[3:5]
account = sys.argv[5:7]
seen = {}


def behaviour(address):
    return address.split("@")[0]


class Server(SMTP):
    @syntax("DATA")
    async def smtp_DATA(self, arg):
        if any(behaviour(to) == "cut" for to in self.envelope.rcpt_tos):
            await self.push("354 Go on")
            await self._reader.read(64)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    @syntax("AUTH <mechanism>")
    async def smtp_AUTH(self, arg):
        # Mechanisms are written in any case (RFC 4954); this library's version knows capitals only.
        mechanism, *rest = (arg or "").split(" ", 1)
        await super().smtp_AUTH(" ".join([mechanism.upper(), *rest]))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        what = behaviour(address)
        if what == "refused":
            return "550 No such mailbox"
        if what == "hangs":
            await asyncio.sleep(3600)
        if what == "greylisted":
            seen[address] = seen.get(address, 0) + 1
            if seen[address] == 1:
                return "451 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(behaviour(to) == "large" for to in envelope.rcpt_tos):
            return "554 Refused for what is in it"
        number = len([name for name in os.listdir(folder) if name.endswith(".json")])
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        files = []
        for part in message.iter_attachments():
            content = part.get_payload(decode=True)
            path = os.path.join(folder, f"{number}-{len(files)}.bin")
            with open(path, "wb") as out:
                out.write(content)
            files.append({
                "name": part.get_filename(), "plain": part.get_param("name"), "type": part.get_content_type(),
                "sha256": hashlib.sha256(content).hexdigest(), "path": path,
            })
        with open(os.path.join(folder, f"{number}.eml"), "wb") as out:
            out.write(envelope.content)
        read = {
            "sender": envelope.mail_from, "recipients": envelope.rcpt_tos, "account": session.auth_data, "tls": session.ssl is not None,
            "headers": [name.lower() for name in message.keys()], "subject": message["subject"], "from": message["from"], "to": message["to"],
            "message_id": message["message-id"], "body": message.get_body().get_content(), "files": files,
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
        }
        path = os.path.join(folder, f"{number}.json")
        with open(path + ".part", "w", encoding="utf-8") as out:
            json.dump(read, out, ensure_ascii=False)
        os.rename(path + ".part", path)
        if any(behaviour(to) == "unsaid" for to in envelope.rcpt_tos):
            server.transport.abort()
            await asyncio.sleep(3600)
        if any(behaviour(to) == "slow" for to in envelope.rcpt_tos) and not seen.get("slow"):
            seen["slow"] = 1
            await asyncio.sleep(3600)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = data.login.decode() == account[0] and data.password.decode() == account[1]
    return AuthResult(success=right, handled=False, auth_data=data.login.decode() if right else None)


async def main():
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(
            Handler(), hostname="mail.example.vn", tls_context=context, require_starttls=context is not None,
            authenticator=authenticate if account else None, auth_required=bool(account), timeout=600,
        ),
        "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
