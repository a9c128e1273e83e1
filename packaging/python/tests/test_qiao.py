"""The package over the real library. ``python3 -m unittest`` runs it, with ``QIAO_LIBRARY`` and ``PYTHONPATH`` set."""

import asyncio
import http.server
import json
import threading
import unittest

import qiao

PAGE = "pages/index/index"
SCRIPT = """
App({ n: 1 });
Page({
  data: { list: [1] },
  add: (a, b) => a + b,
  text: (text) => text,
  fail: () => Promise.reject({ errMsg: 'request:fail no luck', errno: 7 }),
  never: () => new Promise(() => {}),
  ask: (title) => new Promise((success, fail) => wx.showModal({ title, success, fail })),
  get: (url) => new Promise((success, fail) => wx.request({ url, success: (res) => success(res.data), fail })),
  twice: (n) => double(n),
  read: (path) => wx.getFileSystemManager().readFileSync(path, 'utf8'),
});
console.log('hello');
"""


class Answering(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"path": self.path}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Programs(unittest.TestCase):
    def setUp(self):
        self.host = qiao.Host(workers=1)
        self.addCleanup(self.host.close)

    def launch(self, source=SCRIPT, **settings):
        return self.host.launch(source=source, platform="wx", checking="off", **settings)

    def test_values_go_both_ways(self):
        with self.launch() as app:
            self.assertEqual(app.call(PAGE, "add", 1, 41), 42)
            self.assertEqual(app.call(PAGE, "text", "桥 \U0001f600"), "桥 \U0001f600")
            self.assertEqual(app.data(PAGE), {"list": [1]})
            self.assertEqual(app.field("n"), 1)
            self.assertEqual(app.call(PAGE, "read", app.add_file("a.txt", b"some text")), "some text")

    def test_what_is_thrown_has_its_value(self):
        with self.launch() as app:
            with self.assertRaises(qiao.Thrown) as thrown:
                app.call(PAGE, "fail")
            self.assertEqual(str(thrown.exception), "request:fail no luck")
            self.assertEqual(thrown.exception.value, {"errMsg": "request:fail no luck", "errno": 7})
            with self.assertRaises(qiao.Error) as missing:
                app.call(PAGE, "none")
            self.assertNotIsInstance(missing.exception, qiao.Thrown)
            self.assertIn("none", str(missing.exception))

    def test_a_shell_drives_pages_storage_and_files(self):
        with self.launch() as app:
            app.navigate(PAGE + "?id=7")
            self.assertEqual(app.page_stack(), [PAGE, PAGE])
            app.back()
            app.relaunch()
            self.assertEqual(app.page_stack(), [PAGE])
            app.background()
            app.foreground(page=PAGE + "?from=link", scene=1037, referrer={"appId": "wx0"})
            self.assertEqual(app.evaluate("wx.getEnterOptionsSync().referrerInfo.appId"), "wx0")
            self.assertEqual(app.evaluate("getCurrentPages()[0].options.from"), "link")
            with self.assertRaises(qiao.Thrown):
                app.evaluate("none.of.that")
            app.storage["user"] = {"name": "ann"}
            self.assertEqual(app.evaluate("wx.getStorageSync('user').name"), "ann")
            self.assertEqual(dict(app.storage), {"user": {"name": "ann"}})
            del app.storage["user"]
            with self.assertRaises(KeyError):
                app.storage["user"]
            self.assertFalse(app.storage.wait_for_change(0.01))
            app.evaluate("setInterval(() => wx.setStorageSync('n', 1), 5)")
            self.assertTrue(app.storage.wait_for_change(10))
            self.assertFalse(app.wait_for_file_change(0.01))
            path = app.add_file("a.bin", b"a\0b")
            self.assertEqual(app.files(), {path: 3})
            self.assertEqual(app.read_file(path), b"a\0b")
            app.write_file(path, b"")
            self.assertEqual(app.read_file(path), b"")
            app.remove_file(path)
            self.assertEqual(app.files(), {})
            self.assertIsNone(app.ended())
            app.stop()
            self.assertEqual(app.ended(10), "it was stopped")

    def test_virtual_time_passes_at_once(self):
        with qiao.Host(workers=1, virtualTime=True) as host:
            app = host.launch(source="setTimeout(() => { globalThis.late = 1 }, 3.6e6)", platform="wx")
            self.assertEqual(app.wait_idle(10), qiao.Idle.NOTHING_PENDING)
            self.assertEqual(app.evaluate("late"), 1)

    def test_calls_time_out(self):
        with self.launch() as app:
            app.set_timeout(0.05)
            with self.assertRaises(qiao.TimedOut):
                app.call(PAGE, "never")
        with self.assertRaises(qiao.TimedOut):
            self.launch("for (;;);", timeout=50)

    def test_a_launch_is_stopped(self):
        stop = qiao.Stop()
        threading.Timer(0.02, stop.stop).start()
        with self.assertRaisesRegex(qiao.Error, "stopped"):
            self.launch("for (;;);", stop=stop)
        with self.assertRaisesRegex(qiao.Error, "another launch"):
            self.launch("", stop=stop)

    def test_requests_reach_a_server(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with self.launch() as app:
            url = f"http://127.0.0.1:{server.server_port}/a"
            self.assertEqual(app.call(PAGE, "get", url), {"path": "/a"})

    def test_functions_and_their_errors(self):
        def double(n):
            if not isinstance(n, int):
                raise TypeError("not a number")
            return 2 * n

        with self.launch(functions={"double": double}) as app:
            self.assertEqual(app.call(PAGE, "twice", 21), 42)
            with self.assertRaises(qiao.Thrown) as thrown:
                app.call(PAGE, "twice", "x")
            self.assertEqual(str(thrown.exception), "not a number")

    def test_the_delegate_is_asked(self):
        def answer(ask):
            if ask.options["title"] == "yes":
                ask.succeed({"confirm": True, "cancel": False})
            elif ask.options["title"] == "no":
                ask.fail("not now")

        with self.launch(delegate=answer) as app:
            self.assertTrue(app.call(PAGE, "ask", "yes")["confirm"])
            with self.assertRaises(qiao.Thrown) as thrown:
                app.call(PAGE, "ask", "no")
            self.assertEqual(thrown.exception.value["errMsg"], "showModal:fail not now")
            self.assertIn("errMsg", app.call(PAGE, "ask", "by default"))

    def test_requests_are_intercepted(self):
        seen = []

        def change(request):
            seen.append((request.method, request.url, request.body, dict(request.headers)["x-own"]))
            request.change(url=f"http://127.0.0.1:{server.server_port}/changed", headers={"x-own": None})

        def fail(request):
            raise ValueError("no luck")

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        handlers = {
            "*/change": change,
            "*/fulfil": lambda request: request.fulfil(201, {"content-type": "text/plain"}, b"\xe6\xa1\xa5"),
            "*/abort": lambda request: request.abort("reset"),
            "*/raise": fail,
        }
        with self.launch(intercept=handlers) as app:
            self.assertEqual(app.call(PAGE, "get", "https://a.test/fulfil"), "桥")
            self.assertEqual(app.call(PAGE, "get", "https://a.test/raise"), "no luck")
            with self.assertRaises(qiao.Thrown) as thrown:
                app.call(PAGE, "get", "https://a.test/abort")
            self.assertIn("ERR_CONNECTION_RESET", thrown.exception.value["errMsg"])
            options = "{ url: 'https://a.test/change', header: { 'x-own': '1' }, success: (res) => done(res.data) }"
            changed = app.evaluate(f"new Promise((done) => wx.request({options}))")
            self.assertEqual(changed, {"path": "/changed"})
            self.assertEqual(seen, [("GET", "https://a.test/change", b"", "1")])
            app.intercept("*/later", lambda request: request.fulfil(body="later"))
            self.assertEqual(app.call(PAGE, "get", "https://a.test/later"), "later")
            app.intercept("*/later", None)
            app.intercept("*", lambda request: request.abort())
            with self.assertRaises(qiao.Thrown):
                app.call(PAGE, "get", "https://a.test/later")

    def test_bytes_go_both_ways(self):
        content = bytes(range(256)) * 1000
        with self.launch() as app:
            self.assertEqual(app.pass_bytes("(bytes) => bytes", content), content)
            self.assertEqual(app.pass_bytes("async (bytes) => new Uint8Array(bytes, 65, 2)", content), b"AB")
            self.assertEqual(app.pass_bytes("() => {}", b""), b"")
            with self.assertRaises(qiao.Thrown):
                app.pass_bytes("() => 7", b"")

    def test_the_journal_is_iterated(self):
        with self.launch() as app:
            app.wait_idle(10)
            journal = app.journal()
            later = app.journal(timeout=0.5)
            app.close()
        texts = [line["text"] for line in journal if line["kind"] == "console"]
        self.assertEqual(texts, ["hello"])

        async def read():
            return [line["kind"] async for line in later]

        self.assertIn("console", asyncio.run(read()))

    def test_life_and_network(self):
        with self.launch("setInterval(() => {}, 1000); wx.onAppHide(() => console.log('hidden'))") as app:
            self.assertEqual(app.wait_idle(0.05), qiao.Idle.BUSY)
            app.background()
            app.set_network("offline")
            with self.assertRaises(qiao.Error):
                app.set_network("8g")
            app.foreground()
            app.wait(0.01)
            app.stop()
            self.assertEqual(app.wait_idle(10), qiao.Idle.STOPPED)

    def test_what_is_closed_says_so(self):
        app = self.launch()
        app.close()
        app.close()
        with self.assertRaises(qiao.Error):
            app.data(PAGE)
        self.host.close()
        with self.assertRaises(qiao.Error):
            self.launch()

    def test_settings_are_checked(self):
        with self.assertRaises(qiao.Error) as wrong:
            qiao.Host(no=1)
        self.assertIn("unknown field", str(wrong.exception))
        self.assertRegex(qiao.version(), r"^\d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
