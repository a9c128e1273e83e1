"""A host in sixty lines: runs a script or project, answers what it asks, and prints what it does.

    python3 host.py path/to/project [page method]
"""

import json
import sys
import threading
from pathlib import Path

import qiao


def ask(question: qiao.Ask) -> None:
    """The user of this host agrees to everything."""
    print(f"? {question.api} {json.dumps(question.options, ensure_ascii=False)}")
    if question.api == "showModal":
        question.succeed({"confirm": True, "cancel": False})


def version(request: qiao.Request) -> None:
    """A server that need not run."""
    request.fulfil(200, {"content-type": "application/json"}, json.dumps({"version": qiao.version()}))


def show(journal: qiao.Journal) -> None:
    for line in journal:
        if line["kind"] == "console":
            print(line["text"])
        elif line["kind"] == "error":
            print(f"! {line['message']}", file=sys.stderr)
        elif line["kind"] == "end":
            print(f"< {line.get('api')} {'ok' if line['ok'] else line.get('message')}")


def main(path: str, *call: str) -> int:
    kind = "project" if Path(path).is_dir() else "script"
    functions = {"add": lambda a, b: a + b}
    with qiao.Host(workers=1) as host:
        settings = {kind: path, "checking": "off", "timeout": 10_000}
        with host.launch(
            functions=functions, delegate=ask, intercept={"https://qiao.example/*": version}, **settings
        ) as app:
            printer = threading.Thread(target=show, args=(app.journal(),))
            printer.start()
            app.set_timeout(10)
            try:
                if call:
                    page, method = call
                    print("=", json.dumps(app.call(page, method), ensure_ascii=False))
                idle = app.wait_idle(30)
            except qiao.Error as error:
                print(f"! {error}", file=sys.stderr)
                return 1
        printer.join()
    return 0 if idle is qiao.Idle.NOTHING_PENDING else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
