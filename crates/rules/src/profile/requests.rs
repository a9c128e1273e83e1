//! Rule groups: headers, data, responses and CORS of requests. Platforms fill them in `platforms/`; `qiao rules` prints
//! each field's doc comment, which must be a single line.

use crate::rule::group;
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Versions, ViewData, Void, WideValue,
};

group! {
    /// Request headers.
    pub struct HeaderRules => HeaderValues {
        /// The default content type.
        content_type: &'static str,
        /// Names, in lower case, that the script cannot set; its values are dropped.
        owned: PerClient<&'static [&'static str]>,
        /// Name prefixes that script cannot set.
        owned_prefixes: PerClient<&'static [&'static str]>,
        /// Names that the script cannot set if the value contains a forbidden method.
        method_overrides: &'static [&'static str],
        /// How a value that is neither a string nor a number is converted.
        odd_value: OddValue,
        /// How a `header` option that is not an object is handled.
        odd_header: OddHeader,
        /// The console warning for an ignored `header` option.
        odd_header_warning: &'static str,
        /// How a header that is not valid HTTP is handled.
        illegal: IllegalHeader,
        /// How two headers whose names differ only in case are sent.
        same_name: SameName,
        /// How a value with characters outside Latin-1 is handled.
        wide_value: PerClient<WideValue>,
        /// Whether Content-Type is sent as `content-type`, whatever its case.
        normal_content_type: bool,
        /// Headers that the client adds unless the script sets them.
        added: PerClient<&'static [(&'static str, &'static str)]>,
        /// The User-Agent.
        user_agent: PerClient<&'static str>,
        /// The headers that contain the request's id.
        request_id: &'static [&'static str],
        /// The template of request ids: `{ms}` is the time, each `*` one of `0-9a-z`.
        request_id_form: &'static str,
    }
}

group! {
    /// Method and data of requests.
    pub struct RequestRules => RequestValues {
        /// The supported methods.
        methods: PerClient<&'static [&'static str]>,
        /// How the case of a method is handled.
        method_case: MethodCase,
        /// How a method that is not a string is handled.
        odd_method: OddMethod,
        /// The methods whose data goes into the query; all others send a body.
        query_methods: &'static [&'static str],
        /// How nested values are encoded in a query.
        query_nested: Nested,
        /// How nested values are encoded in a form.
        form_nested: Nested,
        /// How `undefined` and functions are encoded in a query or form.
        void: Void,
        /// Whether data is first copied through JSON, which turns dates into strings and NaN into null.
        cloned: bool,
        /// How data is merged with existing query parameters.
        query_merge: QueryMerge,
        /// How a string is handled if data goes into the query.
        text_query: TextQuery,
        /// The content type for which data is sent as a form.
        form_type: &'static str,
        /// How typed arrays and data views are handled.
        view: ViewData,
        /// How numbers and booleans are handled.
        scalar: ScalarData,
        /// Whether a function as data is refused rather than dropped.
        refuses_function: bool,
        /// The maximum size of a buffer, in bytes.
        buffer_limit: Option<u64>,
        /// How a response is delivered in chunks if the call asks for it.
        chunks: PerClient<Dated<Chunks>>,
        /// Options of the platform that this host accepts and does not carry out.
        unheeded: &'static [&'static str],
        /// Whether chunked delivery forces HTTP/1.1.
        chunks_over_http1: bool,
        /// Whether the client stores cookies and sends them back.
        keeps_cookies: PerClient<bool>,
        /// Whether a request is resent once if a reused connection closed without a response.
        resends: bool,
        /// Whether a URL with non-ASCII characters fails.
        breaks_raw_urls: PerClient<bool>,
        /// The protocol versions to use.
        versions: PerClient<Dated<Versions>>,
    }
}

group! {
    /// Results of responses.
    pub struct ResponseRules => ResponseValues {
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// The fields passed to listeners for response headers.
        head_fields: PerClient<&'static [Field]>,
        /// Whether results contain phase timings, if they have a field for it.
        profile: PerClient<bool>,
        /// Which texts are parsed for `dataType: json`.
        json: JsonText,
        /// Whether a result without a body has no `data` field.
        no_data_if_empty: bool,
        /// Whether a `dataType` that is not a string is refused.
        refuses_odd_data_type: bool,
        /// Whether a `responseType` that is not a string is refused.
        refuses_odd_response_type: bool,
        /// Whether `responseType` is case-insensitive.
        response_type_any_case: bool,
        /// The number of byte order marks removed from the start of a text.
        byte_order_marks: u32,
        /// Whether text in other charsets than UTF-8 is decoded.
        converts_charset: bool,
        /// How malformed text is handled.
        bad_text: PerClient<Dated<BadText>>,
        /// The case of response header names.
        header_case: HeaderCase,
        /// The separator between the values of a repeated response header.
        header_join: &'static str,
        /// Response headers hidden from the script, in lower case.
        hidden_headers: PerClient<&'static [&'static str]>,
    }
}

group! {
    /// Cross-origin resource sharing.
    pub struct CorsRules => CorsValues {
        /// Whether cross-origin responses are checked.
        enforced: bool,
        /// The credentials mode of requests.
        credentials: Credentials,
        /// The maximum lifetime of a cached preflight, in seconds.
        longest_age: u32,
    }
}
