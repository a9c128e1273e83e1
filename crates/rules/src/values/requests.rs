//! The kinds of values of rules: requests and responses. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use crate::rule::choice;

choice! {
    /// What a value that is neither string nor number becomes as a header or as a field of a form.
    pub enum OddValue {
        /// `[object Tag]`
        Tag,
        /// `String(value)`
        Text,
    }
}

choice! {
    /// What a `header` option that is no object leads to.
    pub enum OddHeader {
        /// It is ignored, with a warning on the console.
        Ignored,
        /// The call is refused.
        Refused,
    }
}

choice! {
    /// What a header leads to that is not legal HTTP.
    pub enum IllegalHeader {
        /// The call is refused.
        Refused,
        /// The header is left out.
        Dropped,
    }
}

choice! {
    /// What becomes of two headers whose names differ in case alone.
    pub enum SameName {
        /// The last one goes out, spelled as it is.
        LastWins,
        /// Both go out, each in a line of its own.
        BothGoOut,
    }
}

choice! {
    /// What a header's value with characters beyond Latin-1 leads to.
    pub enum WideValue {
        /// It goes out as UTF-8.
        Utf8,
        /// The call fails unsent. What is in Latin-1 goes out as one byte for each character.
        Refused,
    }
}

choice! {
    /// How a nested object or array goes into a query or form.
    pub enum Nested {
        /// As JSON text.
        Json,
        /// As `String(value)`.
        Text,
    }
}

choice! {
    /// What `undefined` and functions become in a query or form.
    pub enum Void {
        /// The pair is sent with the value's text.
        Text,
        /// The pair is left out.
        Skipped,
    }
}

choice! {
    /// What a query made from data does to parameters that the URL has already.
    pub enum QueryMerge {
        /// A parameter of the same name is replaced.
        Replace,
        /// Everything is appended.
        Append,
    }
}

choice! {
    /// What a string as `data` does where data goes into the query.
    pub enum TextQuery {
        /// It is appended as it is.
        Appended,
        /// It is ignored.
        Ignored,
    }
}

choice! {
    /// What typed arrays and data views as `data` are.
    pub enum ViewData {
        /// Refused.
        Refused,
        /// Objects like any other.
        Object,
    }
}

choice! {
    /// What numbers and booleans as `data` are.
    pub enum ScalarData {
        /// Their text.
        Text,
        /// Refused as an argument of the wrong type.
        Refused,
    }
}

choice! {
    /// What becomes of the case of a method.
    pub enum MethodCase {
        /// Any case is accepted and sent in upper case.
        Any,
        /// Only the methods of the Fetch standard's list are put into upper case.
        Fetch,
    }
}

choice! {
    /// What a method of another type than string is.
    pub enum OddMethod {
        /// Refused.
        Refused,
        /// GET.
        Get,
    }
}

choice! {
    /// Which texts are parsed as JSON.
    pub enum JsonText {
        /// Whatever parses.
        Any,
        /// Only objects and arrays; scalars stay text.
        Containers,
    }
}

choice! {
    /// What text that is malformed in its charset leads to.
    pub enum BadText {
        /// The call fails.
        Fails,
        /// The malformed parts become U+FFFD.
        Replaced,
    }
}

choice! {
    /// How the names of response headers are spelled.
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
        /// `exception`: how often the client tried again, and why.
        Exception,
        /// `useHttpDNS`: whether names were looked up over HTTP.
        UseHttpDns,
        /// `profile`: when each step of the call happened.
        Profile,
        /// `tempFilePath`, or `filePath` where the call named one: the file that was stored.
        File,
    }
}

choice! {
    /// How an answer is delivered in pieces where the call asks for that.
    pub enum Chunks {
        /// Not at all: it comes whole, as if the call had not asked.
        Whole,
        /// As buffers.
        Buffers,
        /// As text or buffers, as `responseType` says.
        AsWanted,
    }
}

choice! {
    /// Whether requests of a page are such as may carry credentials.
    pub enum Credentials {
        /// Always, so that answers have to allow it and no wildcard counts.
        Include,
        /// To the page's own origin alone.
        SameOrigin,
    }
}

choice! {
    /// Which protocol versions are used.
    pub enum Versions {
        /// HTTP/1.1 unless the call asks for more.
        Http1UnlessAsked,
        /// HTTP/2 where the server offers it, unless the call asks for less.
        Http2IfOffered,
    }
}
