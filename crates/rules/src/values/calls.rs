//! The kinds of values of rules: how functions treat their callers. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use qiao_abi::{Api, Function, TaskMethod};
use serde_json::Value as Json;

use crate::rule::{Value, choice};

impl Value for Api {
    fn json(&self) -> Json {
        self.name().into()
    }
}

impl Value for Function {
    fn json(&self) -> Json {
        self.to_string().into()
    }
}

impl Value for TaskMethod {
    fn json(&self) -> Json {
        match self {
            TaskMethod::Abort => "abort".into(),
            TaskMethod::On(happening) => format!("on{}", happening.name()).into(),
            TaskMethod::Off(happening) => format!("off{}", happening.name()).into(),
        }
    }
}

choice! {
    /// When script hears of a refusal.
    pub enum Delivery {
        /// Before the function returns.
        AtOnce,
        /// As an event, after it has returned.
        Later,
    }
}

choice! {
    /// What becomes of a callback that is no function.
    pub enum BadCallback {
        /// It is ignored.
        Ignored,
        /// The call is refused.
        Refused,
    }
}
