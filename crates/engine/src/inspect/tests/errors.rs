//! Errors whose stacks the rows set, so that both engines have the same.
//! The arguments of a console function as a script writes them, and what Node 20 prints for them.

pub(super) const ROWS: &[(&str, &str)] = &[
    ("bare(new Error('x'))", "[Error: x]"),
    ("bare(new TypeError('x'))", "[TypeError: x]"),
    ("bare(new Error(''))", "[Error]"),
    ("bare(new Error())", "[Error]"),
    ("bare(Object.assign(new Error('x'),{code:'E',n:1}))", "[Error: x] { code: 'E', n: 1 }"),
    ("[bare(new Error('x'))]", "[ [Error: x] ]"),
    (r"{e:bare(new Error('multi\nline'))}", "{\n  e: [Error: multi\n  line]\n}"),
    ("framed(new Error('x'))", "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)"),
    (
        "framed(new TypeError('msg'))",
        "TypeError: msg\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    ("framed(new Error(''))", "Error\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)"),
    (
        r"framed(new Error('multi\nline'))",
        "Error: multi\nline\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        r"{e:framed(new Error('multi\nline'))}",
        "{\n  e: Error: multi\n  line\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1)\n}",
    ),
    (
        "[framed(new Error('x'))]",
        "[\n  Error: x\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1)\n]",
    ),
    (
        "{a:{b:{e:framed(new Error('x'))}}}",
        "{\n  a: {\n    b: {\n      e: Error: x\n          at a (app.js:97:1)\n          at b (app.js:98:1)\n          at c (app.js:99:1)\n    }\n  }\n}",
    ),
    ("{a:{b:{c:{e:framed(new Error('x'))}}}}", "{ a: { b: { c: [Object] } } }"),
    ("{a:{b:{e:framed(Object.assign(new Error('x'),{code:1}))}}}", "{ a: { b: { e: [Error] } } }"),
    (
        "{e:framed(Object.assign(new Error('x'),{code:1}))}",
        "{\n  e: Error: x\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1) {\n    code: 1\n  }\n}",
    ),
    (
        "framed(Object.assign(new Error('x'),{code:1,deep:{a:{b:{c:1}}}}))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  code: 1,\n  deep: { a: { b: [Object] } }\n}",
    ),
    (
        "framed(new Error('x',{cause:framed(new Error('y'),'de')}))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [cause]: Error: y\n      at d (app.js:100:1)\n      at e (app.js:101:1)\n}",
    ),
    (
        "framed(new Error('x',{cause:'str'}))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [cause]: 'str'\n}",
    ),
    (
        "framed(new Error('x',{cause:undefined}))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [cause]: undefined\n}",
    ),
    (
        "framed(new Error('x',{cause:{a:{b:{c:1}}}}))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [cause]: { a: { b: [Object] } }\n}",
    ),
    (
        "framed(new Error('x',{cause:framed(new Error('y',{cause:framed(new Error('z'),'q')}),'de')}),'xyz')",
        "Error: x\n    at x (app.js:120:1)\n    at y (app.js:121:1)\n    at z (app.js:122:1) {\n  [cause]: Error: y\n      at d (app.js:100:1)\n      at e (app.js:101:1) {\n    [cause]: Error: z\n        at q (app.js:113:1)\n  }\n}",
    ),
    (
        "framed(new Error('x',{cause:framed(new Error('y'),'abcdefg')}),'zabcdefg')",
        "Error: x\n    at z (app.js:122:1)\n    at a (app.js:97:1)\n    ... 5 lines matching cause stack trace ...\n    at g (app.js:103:1) {\n  [cause]: Error: y\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1)\n      at d (app.js:100:1)\n      at e (app.js:101:1)\n      at f (app.js:102:1)\n      at g (app.js:103:1)\n}",
    ),
    (
        "framed(new Error('x',{cause:framed(new Error('y'),'abcd')}),'zabcd')",
        "Error: x\n    at z (app.js:122:1)\n    at a (app.js:97:1)\n    ... 2 lines matching cause stack trace ...\n    at d (app.js:100:1) {\n  [cause]: Error: y\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1)\n      at d (app.js:100:1)\n}",
    ),
    (
        "framed(new Error('x',{cause:framed(new Error('y'),'abc')}),'zabc')",
        "Error: x\n    at z (app.js:122:1)\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [cause]: Error: y\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1)\n}",
    ),
    (
        "{e:framed(new Error('x',{cause:framed(new Error('y'),'abcdefg')}),'zabcdefg')}",
        "{\n  e: Error: x\n      at z (app.js:122:1)\n      at a (app.js:97:1)\n      ... 5 lines matching cause stack trace ...\n      at g (app.js:103:1) {\n    [cause]: Error: y\n        at a (app.js:97:1)\n        at b (app.js:98:1)\n        at c (app.js:99:1)\n        at d (app.js:100:1)\n        at e (app.js:101:1)\n        at f (app.js:102:1)\n        at g (app.js:103:1)\n  }\n}",
    ),
    (
        "framed(new AggregateError([framed(new Error('a')),1],'m'))",
        "AggregateError: m\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  [errors]: [\n    Error: a\n        at a (app.js:97:1)\n        at b (app.js:98:1)\n        at c (app.js:99:1),\n    1\n  ]\n}",
    ),
    (
        "bare(new AggregateError([bare(new Error('a')),bare(new Error('b'))],'m'))",
        "[AggregateError: m] { [errors]: [ [Error: a], [Error: b] ] }",
    ),
    ("bare(new (class Foo extends Error{})('x'))", "[Foo [Error]: x]"),
    (
        "framed(new (class Foo extends Error{})('x'))",
        "Foo [Error]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(new (class FooError extends Error{})('x'))",
        "FooError: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(new (class FooError extends TypeError{})('x'))",
        "FooError [TypeError]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(new (class FooError extends Error{constructor(m){super(m);this.name='FooError'}})('z'))",
        "FooError: z\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(new (class Foo extends Error{constructor(m){super(m);this.name='Bar'}})('z'))",
        "Bar: z\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(new (class Foo extends Error{get name(){return 'Bar'}})('z'))",
        "Bar: z\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(Object.assign(new Error('x'),{name:'Other'}))",
        "Other: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "framed(Object.assign(new Error('x'),{name:'OtherError'}))",
        "Error [OtherError]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    ("bare(Object.assign(new Error('x'),{name:'OtherError'}))", "[Error [OtherError]: x]"),
    ("bare(Object.assign(new Error('x'),{name:''}))", "[x]"),
    ("bare(Object.assign(new Error('x'),{name:5}))", "[5: x]"),
    ("bare(Object.assign(new Error('x'),{name:undefined}))", "[Error: x] { name: undefined }"),
    ("bare(Object.assign(new Error('x'),{message:5}))", "[Error: 5]"),
    ("bare(Object.assign(new Error('x'),{message:'changed'}))", "[Error: changed]"),
    (
        "(()=>{let e=framed(new Error('x'));e.message='other';return e})()",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "(()=>{let e=framed(new Error('x'));e.name='Foo';return e})()",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  name: 'Foo'\n}",
    ),
    (
        "(()=>{let e=framed(new Error('x'));e.name='FooError';return e})()",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  name: 'FooError'\n}",
    ),
    (
        "Object.setPrototypeOf(framed(new Error('x')),null)",
        "[Error: null prototype]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "Object.setPrototypeOf(framed(new RangeError('x')),null)",
        "[RangeError: null prototype]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    ("Object.setPrototypeOf(bare(new RangeError('x')),null)", "[[Error: null prototype]: x]"),
    ("Object.create(Error.prototype)", "[Error]"),
    ("Object.assign(Object.create(Error.prototype),{message:'m',extra:1})", "[Error: m] { extra: 1 }"),
    ("Error.prototype", "{}"),
    ("TypeError.prototype", "[Error [TypeError]]"),
    ("(()=>{let e=bare(new Error('x'));e.cause=e;return e})()", "<ref *1> [Error: x] { cause: [Circular *1] }"),
    ("(()=>{let e=bare(new Error('x'));e.self=e;return [e]})()", "[ <ref *1> [Error: x] { self: [Circular *1] } ]"),
    (
        "(()=>{let e=framed(new Error('x'));e.self=e;return {e}})()",
        "{\n  e: <ref *1> Error: x\n      at a (app.js:97:1)\n      at b (app.js:98:1)\n      at c (app.js:99:1) {\n    self: [Circular *1]\n  }\n}",
    ),
    ("(()=>{let e=new Error('x');e.stack='custom';return [e]})()", "[ [custom] ]"),
    (
        r"(()=>{let e=new Error('x');e.stack='Error: x\n    at foo\n    at bar';return [e]})()",
        "[\n  Error: x\n      at foo\n      at bar\n]",
    ),
    ("(()=>{let e=new Error('x');Object.defineProperty(e,'stack',{value:5});return [e]})()", "[ [5] ]"),
    ("(()=>{let e=new Error('x');Object.defineProperty(e,'stack',{value:{}});return [e]})()", "[ [[object Object]] ]"),
    ("(()=>{let e=new Error('x');Object.defineProperty(e,'stack',{value:null});return [e]})()", "[ [Error: x] ]"),
    ("bare(Object.defineProperty(new Error('x'),Symbol.toStringTag,{value:'T'}))", "[Error [T]: x]"),
    ("bare(new (class E2 extends Error{get [Symbol.toStringTag](){return 'TT'}})('x'))", "[E2 [TT] [Error]: x]"),
    (
        "framed(new (class E2 extends Error{get [Symbol.toStringTag](){return 'TT'}})('x'))",
        "E2 [TT] [Error]: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    ("bare(Object.assign(new Error('x'),{errors:[1,2]}))", "[Error: x] { errors: [ 1, 2 ] }"),
    ("bare(Object.assign(new Error('x'),{errors:5}))", "[Error: x] { errors: 5 }"),
    (
        "'%s', framed(new Error('x'))",
        "Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    ("'%s and %s', bare(new Error('x')), {e:bare(new Error('y'))}", "[Error: x] and { e: [Error: y] }"),
    (
        "'failed:', framed(new Error('x'))",
        "failed: Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1)",
    ),
    (
        "'failed:', framed(Object.assign(new Error('x'),{a:{b:{c:1}}}))",
        "failed: Error: x\n    at a (app.js:97:1)\n    at b (app.js:98:1)\n    at c (app.js:99:1) {\n  a: { b: { c: 1 } }\n}",
    ),
];
