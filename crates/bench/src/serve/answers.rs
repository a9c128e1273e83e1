//! The response bodies of the server. They are built once, at start, so that nothing is computed during a measurement.
//! The same bodies are sent in every run.

use std::collections::HashMap;

use bytes::Bytes;
use serde_json::{Value, json};

/// Size of each text, in bytes.
const TEXT: usize = 10_000_000;

/// Minimum size of each large JSON body, in bytes.
const JSON: usize = 1_000_000;

/// Content types and bodies, by path.
pub(super) struct Answers(HashMap<&'static str, (&'static str, Bytes)>);

impl Answers {
    /// Builds all bodies.
    pub(super) fn make() -> Answers {
        let latin = "The quick brown fox jumps over the lazy dog, and the origin tells of it at 12:34:56.\n";
        let chinese = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。order 12345 已发货。\n";
        Answers(HashMap::from([
            ("/small", ("application/json", Bytes::from_static(b"{\"id\":12345,\"name\":\"qiao\",\"fresh\":true}"))),
            ("/order", ("application/json", Bytes::from_static(b"{\"code\":0,\"message\":\"ok\",\"order\":12345}"))),
            ("/text", ("text/plain; charset=utf-8", repeated(latin))),
            ("/chinese", ("text/plain; charset=utf-8", repeated(chinese))),
            ("/orders", ("application/json", Bytes::from(orders()))),
            ("/rows", ("application/json", Bytes::from(rows()))),
        ]))
    }

    /// Content type and body at a path.
    pub(super) fn at(&self, path: &str) -> Option<(&'static str, Bytes)> {
        self.0.get(path).cloned()
    }

    /// Length of each body in UTF-16 units, by path.
    pub(super) fn characters(&self) -> Vec<(String, usize)> {
        let units = |body: &[u8]| String::from_utf8_lossy(body).encode_utf16().count();
        self.0.iter().map(|(path, (_, body))| ((*path).to_owned(), units(body))).collect()
    }
}

/// Repeats a text up to the size of texts. Only whole repetitions, so no character is cut.
fn repeated(text: &str) -> Bytes {
    Bytes::from(text.repeat(TEXT / text.len()))
}

/// Orders as a web shop would send them: about 550 bytes each, objects in objects, some text in Chinese.
fn orders() -> String {
    let mut orders = Vec::new();
    let mut length = 0;
    while length < JSON {
        let order = order(orders.len());
        length += order.to_string().len() + 1;
        orders.push(order);
    }
    json!({ "code": 0, "message": "ok", "total": orders.len(), "orders": orders }).to_string()
}

/// An array of small objects of about 100 bytes each, all ASCII, with ids from 1.
fn rows() -> String {
    let mut text = String::from("[");
    let mut id = 0;
    while text.len() < JSON {
        id += 1;
        text += &row(id);
        text.push(',');
    }
    text.pop();
    text + "]"
}

fn row(id: usize) -> String {
    let (tag, price, cents, ok) = (id % 50, id * 37 % 1000, id % 100, !id.is_multiple_of(3));
    format!(
        r#"{{"id":{id},"name":"Green tea from Hangzhou, lot {id}","price":{price}.{cents:02},"tags":["tea","t{tag}"],"ok":{ok}}}"#
    )
}

fn order(number: usize) -> Value {
    let item = |at: usize| {
        json!({
            "sku": format!("SKU-{:06}", number * 7 + at),
            "title": format!("Oolong tea 乌龙茶 {at}"),
            "price": 19.9 + at as f64,
            "quantity": at + 1,
            "tags": ["tea", "gift", "new"],
        })
    };
    json!({
        "id": 1_000_000 + number,
        "created": 1_700_000_000_000_u64 + number as u64 * 61_803,
        "paid": !number.is_multiple_of(3),
        "note": if number.is_multiple_of(5) { json!("Leave it at the door, please.\nThank you!") } else { Value::Null },
        "customer": {
            "name": format!("Customer {number}"),
            "phone": "+86 138 0000 0000",
            "address": { "city": "Hangzhou 杭州", "street": "West Lake Road 1", "at": [30.2741, 120.1551] },
        },
        "items": (0..3).map(item).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_about_100_bytes_and_numbered_from_1() {
        let text = rows();
        let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert!((JSON..JSON + 200).contains(&text.len()), "{}", text.len());
        assert!((90..110).contains(&(text.len() / rows.len())), "{}", text.len() / rows.len());
        assert!(rows.iter().zip(1..).all(|(row, id)| row["id"] == id));
    }
}
