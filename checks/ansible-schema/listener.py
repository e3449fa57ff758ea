"""Usage: listener.py PORT_FILE LOG. A Tidemark that only listens: writes its port to PORT_FILE and each message, with its path
and token, to LOG as one line of JSON. Refuses a message whose play is called "refused"."""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Listener(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with open(sys.argv[2], "a", encoding="utf-8") as log:
            log.write(json.dumps({"path": self.path, "token": self.headers["Authorization"], "body": body}) + "\n")
        self.send_response(503 if body.get("play") == "refused" else 202)
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = HTTPServer(("127.0.0.1", 0), Listener)
with open(sys.argv[1], "w", encoding="utf-8") as port:
    port.write(str(server.server_port))
server.serve_forever()
