//! What a platform says of headers, data, responses and CORS of requests. The
//! fields' documentation is what `qiao rules` prints.

use crate::rule::group;
use crate::values::{
    BadText, Chunks, Credentials, Dated, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader,
    OddMethod, OddValue, PerClient, QueryMerge, SameName, ScalarData, TextQuery, Versions, ViewData, Void, WideValue,
};

group! {
    /// Request headers.
    pub struct HeaderRules => HeaderValues {
        /// The content type where script names none.
        content_type: &'static str,
        /// Names that script cannot set, in lower case: what it gives is left out.
        owned: PerClient<&'static [&'static str]>,
        /// Name prefixes that script cannot set.
        owned_prefixes: PerClient<&'static [&'static str]>,
        /// Names that script cannot set where the value names a forbidden method.
        method_overrides: &'static [&'static str],
        /// What a value that is neither string nor number becomes.
        odd_value: OddValue,
        /// What a `header` option that is no object leads to.
        odd_header: OddHeader,
        /// The warning for a `header` option that is ignored.
        odd_header_warning: &'static str,
        /// What a header leads to that is not legal HTTP.
        illegal: IllegalHeader,
        /// What becomes of two headers whose names differ in case alone.
        same_name: SameName,
        /// What a value with characters beyond Latin-1 leads to.
        wide_value: PerClient<WideValue>,
        /// Whether any spelling of Content-Type goes out as `content-type`.
        normal_content_type: bool,
        /// The headers that the client adds, where script does not set them.
        added: PerClient<&'static [(&'static str, &'static str)]>,
        /// The User-Agent.
        user_agent: PerClient<&'static str>,
        /// Header names that carry the request's id.
        request_id: &'static [&'static str],
        /// The form of the request's id: `{ms}` is the time, each `*` one of `0-9a-z`.
        request_id_form: &'static str,
    }
}

group! {
    /// Method and data of a request.
    pub struct RequestRules => RequestValues {
        /// The methods that are sent.
        methods: PerClient<&'static [&'static str]>,
        /// What becomes of the case of a method.
        method_case: MethodCase,
        /// What a method of another type than string is.
        odd_method: OddMethod,
        /// The methods whose data goes into the query; the others have a body.
        query_methods: &'static [&'static str],
        /// How nested values go into a query.
        query_nested: Nested,
        /// How nested values go into a form.
        form_nested: Nested,
        /// What `undefined` and functions become in a query or form.
        void: Void,
        /// Whether data passes through JSON first, which turns dates into text and NaN into null.
        cloned: bool,
        /// What data does to parameters that the URL has already.
        query_merge: QueryMerge,
        /// What a string does where data goes into the query.
        text_query: TextQuery,
        /// The content type under which data is sent as a form.
        form_type: &'static str,
        /// What typed arrays and data views are.
        view: ViewData,
        /// What numbers and booleans are.
        scalar: ScalarData,
        /// Whether a function as data is refused rather than left out.
        refuses_function: bool,
        /// How many bytes a buffer may have.
        buffer_limit: Option<u64>,
        /// How an answer is delivered in pieces where the call asks for that.
        chunks: PerClient<Dated<Chunks>>,
        /// Whether an answer in pieces comes over HTTP/1.1 alone.
        chunks_over_http1: bool,
        /// Whether the client keeps the cookies of answers and sends them back by itself.
        keeps_cookies: PerClient<bool>,
        /// Whether a request that a kept connection did not answer is sent once more.
        resends: bool,
        /// Whether a URL with characters beyond ASCII fails.
        breaks_raw_urls: PerClient<bool>,
        /// Which protocol versions are used.
        versions: PerClient<Dated<Versions>>,
    }
}

group! {
    /// What script sees of an answer.
    pub struct ResponseRules => ResponseValues {
        /// The fields of a successful result, in order.
        fields: Dated<&'static [Field]>,
        /// What listeners of the head of an answer are told.
        head_fields: PerClient<&'static [Field]>,
        /// Whether results tell when each step happened, where they have a field for it.
        profile: PerClient<bool>,
        /// Which texts `dataType: json` parses.
        json: JsonText,
        /// Whether a result without a body has no `data` at all.
        no_data_if_empty: bool,
        /// Whether a `dataType` that is no string is refused.
        refuses_odd_data_type: bool,
        /// Whether a `responseType` that is no string is refused.
        refuses_odd_response_type: bool,
        /// Whether `responseType` is compared without regard to case.
        response_type_any_case: bool,
        /// How many byte order marks are removed from the beginning of a text.
        byte_order_marks: u32,
        /// Whether text in other charsets is converted.
        converts_charset: bool,
        /// What text that is malformed in its charset leads to.
        bad_text: PerClient<Dated<BadText>>,
        /// How the names of response headers are spelled.
        header_case: HeaderCase,
        /// What joins the values of a repeated response header.
        header_join: &'static str,
        /// Response headers that script does not see, in lower case.
        hidden_headers: PerClient<&'static [&'static str]>,
    }
}

group! {
    /// Cross-origin resource sharing.
    pub struct CorsRules => CorsValues {
        /// Whether answers of other origins are checked.
        enforced: bool,
        /// Whether requests are such as may carry credentials.
        credentials: Credentials,
        /// How long what a preflight allowed is remembered at most, in seconds.
        longest_age: u32,
    }
}
