//! The list of built-in paths: a new path is one line here and one function in a file beside it. Used to find
//! handlers and to list paths in 404 responses; has no behaviour.

use super::{Handler, Route, content, control, cors, echo, faults, results, state, websocket};

const fn route(key: &'static str, usage: &'static str, handler: Handler) -> Route {
    Route { key, usage, handler }
}

pub(super) const ROUTES: &[Route] = &[
    route("do", "/do?s=STEP;STEP;... (/do alone lists the steps)", Handler::Head(faults::scripted)),
    route("echo", "/echo[/ANYTHING]", Handler::Body(echo::echo)),
    route("status", "/status/N?body=TEXT", Handler::Head(content::status)),
    route("text", "/text?text=TEXT", Handler::Head(content::plain)),
    route("json", "/json?body=JSON", Handler::Head(content::json)),
    route("headers", "/headers?NAME=VALUE&...", Handler::Head(content::headers)),
    route("charset", "/charset/LABEL?text=TEXT&label=none|OTHER&type=TYPE", Handler::Head(content::charset)),
    route("bom", "/bom?n=1&body=TEXT&type=TYPE", Handler::Head(content::bom)),
    route("bytes", "/bytes/N", Handler::Head(content::bytes)),
    route("chunked", "/chunked/N?size=1000", Handler::Head(content::chunked)),
    route("gzip", "/gzip?body=TEXT&type=TYPE", Handler::Head(content::compressed)),
    route("deflate", "/deflate?body=TEXT&type=TYPE", Handler::Head(content::compressed)),
    route("deflate-raw", "/deflate-raw?body=TEXT&type=TYPE", Handler::Head(content::compressed)),
    route("br", "/br?body=TEXT&type=TYPE", Handler::Head(content::compressed)),
    route("drip", "/drip?bytes=N&pieces=K&gap=100ms&chunked=1", Handler::Head(faults::drip)),
    route("slow", "/slow?wait=3s&body=TEXT", Handler::Head(faults::slow)),
    route("hang", "/hang", Handler::Head(faults::hang)),
    route("cut", "/cut?at=connect|head|body", Handler::Head(faults::cut)),
    route("reset", "/reset?at=connect|head|body", Handler::Head(faults::reset)),
    route("wrong-length", "/wrong-length?declared=N&sent=N", Handler::Head(faults::wrong_length)),
    route("redirect", "/redirect?to=URL&status=302 or /redirect/HOPS", Handler::Head(state::redirect)),
    route("cookies", "/cookies?set=NAME=VALUE&set=...", Handler::Head(state::cookies)),
    route("once", "/once/NAME?first=SCRIPT&then=SCRIPT", Handler::Head(state::once)),
    route(
        "cors",
        "/cors?allow-origin=&allow-credentials=&allow-methods=&allow-headers=&max-age=&expose=&preflight-status=&status=&body=&p.NAME=&h.NAME=",
        Handler::Head(cors::cors),
    ),
    route(
        "ws",
        "/ws[/ANYTHING]?s=STEP;STEP;... (a WebSocket; /ws without an upgrade lists steps and arguments)",
        Handler::Head(websocket::websocket),
    ),
    route("upload", "/upload (multipart/form-data)", Handler::Upload),
    route(
        "results",
        "/results?FIELD=VALUE (what was posted there), /results (POST of a JSON object), /results/clear",
        Handler::Body(results::results),
    ),
    route(
        "gate",
        "/gate/NAME, /gate/NAME/open?n=K, /gate/NAME/state?waiting=K&within=5s",
        Handler::Waiting(control::gate),
    ),
    route(
        "log",
        "/log?since=ID&path=PREFIX&connections=NUMBER&settle=5s&count=N, /log/clear",
        Handler::Waiting(control::log),
    ),
];

#[cfg(test)]
mod tests {
    use super::ROUTES;

    #[test]
    fn keys_are_unique_and_usages_begin_with_them() {
        for (index, route) in ROUTES.iter().enumerate() {
            assert!(route.usage.starts_with(&format!("/{}", route.key)), "{}", route.usage);
            assert!(ROUTES[index + 1..].iter().all(|other| other.key != route.key), "{}", route.key);
        }
    }
}
