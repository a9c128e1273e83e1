//! `request`: reads its options and asks the host.

use std::rc::Rc;

use qiao_abi::{CallId, Ops, RequestArgs, Space};
use rquickjs::{Ctx, Function, Object, Result, Value};

use crate::take::{Options, Taken};

/// Adds `request(space, call, options)`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let request = move |ctx: Ctx<'js>, space: u8, call: u32, options: Value<'js>| -> Result<Value<'js>> {
        let options = Options::new(&ctx, &options);
        let mut data = Taken::new(&options, "data");
        let args = args(&options, &mut data);
        let started = host.request(Space(space), CallId(call), args);
        super::started(&ctx, started)
    };
    native.set("request", Function::new(ctx.clone(), request)?)
}

fn args<'a>(options: &Options<'_>, data: &'a mut Taken<'_>) -> RequestArgs<'a> {
    RequestArgs {
        missing_options: options.missing(),
        url: options.text("url"),
        method: options.text("method"),
        header: options.pairs("header"),
        data: data.data(),
        data_type: options.text("dataType"),
        response_type: options.text("responseType"),
        timeout: options.number("timeout"),
        enable_http2: options.flag("enableHttp2"),
        enable_chunked: options.flag("enableChunked"),
        high_performance: options.flag("useHighPerformanceMode"),
        bad_callbacks: options.bad_callbacks(),
    }
}
