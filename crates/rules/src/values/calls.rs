//! Types of rule values: how functions treat their callers. They define the meaning of each choice; `platforms/` makes
//! the choices.

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
    /// When a refusal is reported to the script.
    pub enum Delivery {
        /// Before the function returns.
        AtOnce,
        /// Asynchronously, after it has returned.
        Later,
    }
}

choice! {
    /// How a callback that is not a function is handled.
    pub enum BadCallback {
        /// It is ignored.
        Ignored,
        /// The call is refused.
        Refused,
    }
}
