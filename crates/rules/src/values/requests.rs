//! Types of rule values: requests and responses. They define the meaning of each choice; `platforms/` makes the
//! choices.

use crate::rule::choice;

choice! {
    /// How a value that is neither a string nor a number is converted to a header or form field.
    pub enum OddValue {
        /// `[object Tag]`
        Tag,
        /// `String(value)`
        Text,
    }
}

choice! {
    /// How a `header` option that is not an object is handled.
    pub enum OddHeader {
        /// It is ignored with a console warning.
        Ignored,
        /// The call is refused.
        Refused,
    }
}

choice! {
    /// How a header that is not valid HTTP is handled.
    pub enum IllegalHeader {
        /// The call is refused.
        Refused,
        /// The header is dropped.
        Dropped,
    }
}

choice! {
    /// How two headers whose names differ only in case are sent.
    pub enum SameName {
        /// The last one is sent, in its own spelling.
        LastWins,
        /// Both are sent, on separate lines.
        BothGoOut,
    }
}

choice! {
    /// How a header value with characters outside Latin-1 is handled.
    pub enum WideValue {
        /// It is sent as UTF-8, like values within Latin-1.
        Utf8,
        /// It is sent as UTF-8 with a warning; values within Latin-1 are sent as one byte per character.
        Warned,
        /// The call fails before sending; values within Latin-1 are sent as one byte per character.
        Refused,
    }
}

impl WideValue {
    /// Whether values within Latin-1 are sent as one byte per character.
    pub(crate) fn is_latin1(self) -> bool {
        self != WideValue::Utf8
    }
}

choice! {
    /// How a nested object or array is encoded in a query or form.
    pub enum Nested {
        /// As JSON text.
        Json,
        /// As `String(value)`.
        Text,
    }
}

choice! {
    /// How `undefined` and functions are encoded in a query or form.
    pub enum Void {
        /// The pair is sent with the value converted to a string.
        Text,
        /// The pair is omitted.
        Skipped,
    }
}

choice! {
    /// How a query made from data is merged with existing parameters of the URL.
    pub enum QueryMerge {
        /// A parameter of the same name is replaced.
        Replace,
        /// All pairs are appended.
        Append,
    }
}

choice! {
    /// How a string as `data` is handled if data goes into the query.
    pub enum TextQuery {
        /// It is appended unchanged.
        Appended,
        /// It is ignored.
        Ignored,
    }
}

choice! {
    /// How typed arrays and data views as `data` are handled.
    pub enum ViewData {
        /// Refused.
        Refused,
        /// Treated as plain objects.
        Object,
    }
}

choice! {
    /// How numbers and booleans as `data` are handled.
    pub enum ScalarData {
        /// Converted to text.
        Text,
        /// Refused as an argument of the wrong type.
        Refused,
    }
}

choice! {
    /// How the case of a method is handled.
    pub enum MethodCase {
        /// Any case is accepted and converted to upper case.
        Any,
        /// Only the methods that the Fetch standard normalizes are converted to upper case.
        Fetch,
    }
}

choice! {
    /// How a method that is not a string is handled.
    pub enum OddMethod {
        /// Refused.
        Refused,
        /// Replaced with GET.
        Get,
    }
}

choice! {
    /// Which texts are parsed as JSON.
    pub enum JsonText {
        /// Any valid JSON.
        Any,
        /// Only objects and arrays; scalars remain text.
        Containers,
    }
}

choice! {
    /// How text that is malformed in its charset is handled.
    pub enum BadText {
        /// The call fails.
        Fails,
        /// Malformed sequences become U+FFFD.
        Replaced,
    }
}

choice! {
    /// The case of response header names.
    pub enum HeaderCase {
        /// As received.
        AsReceived,
        /// In lower case.
        Lower,
    }
}

choice! {
    /// A field of the result of a call.
    pub enum Field {
        /// `data`
        Data,
        /// `statusCode`
        StatusCode,
        /// `header`
        Header,
        /// `cookies`: one string per `Set-Cookie`.
        Cookies,
        /// `trace`: the request's id.
        Trace,
        /// `errMsg`
        ErrMsg,
        /// `exception`: how often the client resent the request, and why.
        Exception,
        /// `useHttpDNS`: whether names were resolved with HTTPDNS.
        UseHttpDns,
        /// `profile`: phase timings.
        Profile,
        /// `tempFilePath`, or `filePath` if the call specified it: the path of the stored file.
        File,
    }
}

choice! {
    /// How a response is delivered in chunks if the call asks for it.
    pub enum Chunks {
        /// Not in chunks: the option has no effect.
        Whole,
        /// As buffers.
        Buffers,
        /// As text or buffers, depending on `responseType`.
        AsWanted,
    }
}

choice! {
    /// The credentials mode of a page's requests (Fetch standard).
    pub enum Credentials {
        /// Always include credentials: responses must allow it, and wildcards do not count.
        Include,
        /// Only same-origin requests include credentials.
        SameOrigin,
    }
}

choice! {
    /// The protocol versions to use.
    pub enum Versions {
        /// HTTP/1.1 unless the call asks for HTTP/2.
        Http1UnlessAsked,
        /// HTTP/2 if the server offers it, unless the call asks for HTTP/1.1.
        Http2IfOffered,
    }
}
