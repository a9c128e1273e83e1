//! Arrays: holes, extra keys, columns.
//! The arguments of a console function as a script writes them, and what Node 20 prints for them.

pub(super) const ROWS: &[(&str, &str)] = &[
    ("[]", "[]"),
    ("[1,2,3]", "[ 1, 2, 3 ]"),
    ("[1,[2,[3,[4,[5]]]]]", "[ 1, [ 2, [ 3, [Array] ] ] ]"),
    ("[undefined,null]", "[ undefined, null ]"),
    ("[,]", "[ <1 empty item> ]"),
    ("[,1]", "[ <1 empty item>, 1 ]"),
    ("[1,,2]", "[ 1, <1 empty item>, 2 ]"),
    ("[1,,,2,,]", "[ 1, <2 empty items>, 2, <1 empty item> ]"),
    ("[,'a',,'b',,]", "[ <1 empty item>, 'a', <1 empty item>, 'b', <1 empty item> ]"),
    ("new Array(5)", "[ <5 empty items> ]"),
    ("new Array(1)", "[ <1 empty item> ]"),
    ("new Array(200)", "[ <200 empty items> ]"),
    ("Object.assign([1,2],{x:1,'y z':2})", "[ 1, 2, x: 1, 'y z': 2 ]"),
    ("Object.assign([,1],{x:1,[Symbol('s')]:3})", "[ <1 empty item>, 1, x: 1, [Symbol(s)]: 3 ]"),
    ("Object.assign([],{x:1})", "[ x: 1 ]"),
    ("Object.assign([1],{'-1':2,'1.5':3,'01':4,'4294967295':5})", "[ 1, '-1': 2, '1.5': 3, '01': 4, '4294967295': 5 ]"),
    ("(()=>{let a=[];a[5]=1;a[300]=2;return a})()", "[ <5 empty items>, 1, <294 empty items>, 2 ]"),
    ("(()=>{let a=[];a[4294967294-1]=1;return a})()", "[ <4294967293 empty items>, 1 ]"),
    ("(()=>{let a=[1,2,3];a.length=6;return a})()", "[ 1, 2, 3, <3 empty items> ]"),
    ("Array.from({length:7},(_, i)=>i)", "[\n  0, 1, 2, 3,\n  4, 5, 6\n]"),
    ("Array.from({length:6},(_, i)=>i)", "[ 0, 1, 2, 3, 4, 5 ]"),
    (
        "Array.from({length:27},(_, i)=>i*i)",
        "[\n    0,   1,   4,   9,  16,  25,  36,\n   49,  64,  81, 100, 121, 144, 169,\n  196, 225, 256, 289, 324, 361, 400,\n  441, 484, 529, 576, 625, 676\n]",
    ),
    (
        "Array.from({length:100},(_, i)=>i)",
        "[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99\n]",
    ),
    ("Object.assign([1,2,3,4,5,6,7],{x:1})", "[\n  1, 2, 3, 4,\n  5, 6, 7, x: 1\n]"),
    (
        "Array.from({length:20},(_, i)=>'item number '+i)",
        "[\n  'item number 0',  'item number 1',\n  'item number 2',  'item number 3',\n  'item number 4',  'item number 5',\n  'item number 6',  'item number 7',\n  'item number 8',  'item number 9',\n  'item number 10', 'item number 11',\n  'item number 12', 'item number 13',\n  'item number 14', 'item number 15',\n  'item number 16', 'item number 17',\n  'item number 18', 'item number 19'\n]",
    ),
    (
        "Array.from({length:8},(_, i)=>'a considerably longer item number '+i)",
        "[\n  'a considerably longer item number 0',\n  'a considerably longer item number 1',\n  'a considerably longer item number 2',\n  'a considerably longer item number 3',\n  'a considerably longer item number 4',\n  'a considerably longer item number 5',\n  'a considerably longer item number 6',\n  'a considerably longer item number 7'\n]",
    ),
    (
        "Array.from({length:12},(_, i)=>BigInt(i)**5n)",
        "[\n      0n,      1n,     32n,\n    243n,   1024n,   3125n,\n   7776n,  16807n,  32768n,\n  59049n, 100000n, 161051n\n]",
    ),
    (
        "Array.from({length:30},(_, i)=>i%3?i:-i*1.5)",
        "[\n   -0,  1,  2,  -4.5,  4,  5,\n   -9,  7,  8, -13.5, 10, 11,\n  -18, 13, 14, -22.5, 16, 17,\n  -27, 19, 20, -31.5, 22, 23,\n  -36, 25, 26, -40.5, 28, 29\n]",
    ),
    (
        "Array.from({length:10},(_, i)=>i%2?'str':i)",
        "[\n  0,     'str', 2,\n  'str', 4,     'str',\n  6,     'str', 8,\n  'str'\n]",
    ),
    (
        "Array.from({length:10},(_, i)=>({i}))",
        "[\n  { i: 0 }, { i: 1 },\n  { i: 2 }, { i: 3 },\n  { i: 4 }, { i: 5 },\n  { i: 6 }, { i: 7 },\n  { i: 8 }, { i: 9 }\n]",
    ),
    (
        "Array.from({length:10},(_, i)=>[i])",
        "[\n  [ 0 ], [ 1 ], [ 2 ],\n  [ 3 ], [ 4 ], [ 5 ],\n  [ 6 ], [ 7 ], [ 8 ],\n  [ 9 ]\n]",
    ),
    (
        "Array.from({length:30},(_, i)=>!!(i%2))",
        "[\n  false, true,  false, true,  false,\n  true,  false, true,  false, true,\n  false, true,  false, true,  false,\n  true,  false, true,  false, true,\n  false, true,  false, true,  false,\n  true,  false, true,  false, true\n]",
    ),
    ("Array.from({length:9},(_, i)=>null)", "[\n  null, null, null,\n  null, null, null,\n  null, null, null\n]"),
    (
        "Array.from({length:9},(_, i)=>undefined)",
        "[\n  undefined, undefined,\n  undefined, undefined,\n  undefined, undefined,\n  undefined, undefined,\n  undefined\n]",
    ),
    (
        "Array.from({length:8},(_, i)=>'x'.repeat(i*3))",
        "[\n  '',\n  'xxx',\n  'xxxxxx',\n  'xxxxxxxxx',\n  'xxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxxxxx'\n]",
    ),
    (
        "Array.from({length:9},(_, i)=>()=>1)",
        "[\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)]\n]",
    ),
    (
        "Array.from({length:7},(_, i)=>'x'.repeat(i===3?40:1))",
        "[\n  'x',\n  'x',\n  'x',\n  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n  'x',\n  'x',\n  'x'\n]",
    ),
    (
        "Array.from({length:26},(_, i)=>String.fromCharCode(97+i))",
        "[\n  'a', 'b', 'c', 'd', 'e', 'f',\n  'g', 'h', 'i', 'j', 'k', 'l',\n  'm', 'n', 'o', 'p', 'q', 'r',\n  's', 't', 'u', 'v', 'w', 'x',\n  'y', 'z'\n]",
    ),
    (
        "{a:Array.from({length:50},(_, i)=>i)}",
        "{\n  a: [\n     0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10,\n    11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,\n    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,\n    33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,\n    44, 45, 46, 47, 48, 49\n  ]\n}",
    ),
    (
        "[[...'abcdefgh'],[...'12345678']]",
        "[\n  [\n    'a', 'b', 'c',\n    'd', 'e', 'f',\n    'g', 'h'\n  ],\n  [\n    '1', '2', '3',\n    '4', '5', '6',\n    '7', '8'\n  ]\n]",
    ),
    (
        r"[['a\nb','c','d','e','f','g','h']]",
        "[\n  [\n    'a\\nb', 'c',\n    'd',    'e',\n    'f',    'g',\n    'h'\n  ]\n]",
    ),
    (r"['a\nb','c','d','e','f','g','h']", "[\n  'a\\nb', 'c',\n  'd',    'e',\n  'f',    'g',\n  'h'\n]"),
    ("[,1,2,3,4,5,6,7]", "[ <1 empty item>, 1, 2, 3, 4, 5, 6, 7 ]"),
    ("[1,2,3,4,5,6,,7]", "[ 1, 2, 3, 4, 5, 6, <1 empty item>, 7 ]"),
    (
        "['你好','世界','中文','字符','宽度','测试','数组']",
        "[\n  '你好', '世界',\n  '中文', '字符',\n  '宽度', '测试',\n  '数组'\n]",
    ),
    (
        "['短','这是一个更长的字符串','中文','字符','宽度','测试','数组','a','bc']",
        "[ '短', '这是一个更长的字符串', '中文', '字符', '宽度', '测试', '数组', 'a', 'bc' ]",
    ),
    (r"['\u0301a','b','c','d','e','f','🎉']", "[\n  '\u{301}a',  'b', 'c',\n  'd',  'e', 'f',\n  '🎉'\n]"),
    (
        r"Array(8).fill('aa\u0301\u200b')",
        "[\n  'aa\u{301}\u{200b}', 'aa\u{301}\u{200b}', 'aa\u{301}\u{200b}',\n  'aa\u{301}\u{200b}', 'aa\u{301}\u{200b}', 'aa\u{301}\u{200b}',\n  'aa\u{301}\u{200b}', 'aa\u{301}\u{200b}'\n]",
    ),
    ("['é','ü','ß','ñ','ø','å','æ','œ']", "[\n  'é', 'ü', 'ß',\n  'ñ', 'ø', 'å',\n  'æ', 'œ'\n]"),
    (
        "['👨\u{200d}👩\u{200d}👧','🇨🇳','❤\u{fe0f}','a','b','c','d','e']",
        "[ '👨\u{200d}👩\u{200d}👧', '🇨🇳', '❤\u{fe0f}', 'a', 'b', 'c', 'd', 'e' ]",
    ),
    (
        "[1.5,-0,NaN,Infinity,1e21,1e-7,123456789012345680000]",
        "[ 1.5, -0, NaN, Infinity, 1e+21, 1e-7, 123456789012345680000 ]",
    ),
    ("[[[[]]]]", "[ [ [ [] ] ] ]"),
    ("[[[[1]]]]", "[ [ [ [Array] ] ] ]"),
    ("[[[{}]]]", "[ [ [ {} ] ] ]"),
    ("[[[{a:1}]]]", "[ [ [ [Object] ] ] ]"),
    (
        "[new Date(0),/x/,null,()=>1,class A{},[1,2],{a:1},'s']",
        "[\n  1970-01-01T00:00:00.000Z,\n  /x/,\n  null,\n  [Function (anonymous)],\n  [class A],\n  [ 1, 2 ],\n  { a: 1 },\n  's'\n]",
    ),
    ("new (class A extends Array{})(3)", "A(3) [ <3 empty items> ]"),
    ("new (class A extends Array{})()", "A(0) []"),
    ("new (class A extends Array{})(1,2)", "A(2) [ 1, 2 ]"),
    ("class B extends Array{}.from([1,2,3])", "B(3) [ 1, 2, 3 ]"),
    ("Object.setPrototypeOf([1,2],null)", "[Array(2): null prototype] [ 1, 2 ]"),
    ("Object.setPrototypeOf([],null)", "[Array(0): null prototype] []"),
    ("Object.defineProperty([1],Symbol.toStringTag,{value:'T'})", "Array(1) [T] [ 1 ]"),
    ("Object.defineProperty([1,2,3],1,{get(){return 1},enumerable:true})", "[ 1, [Getter], 3 ]"),
    ("Object.defineProperty([1,2,3],1,{enumerable:false})", "[ 1, 2, 3 ]"),
    ("Object.defineProperty([1,,3],0,{enumerable:false})", "[ 1, <2 empty items> ]"),
    ("Object.freeze([1,2])", "[ 1, 2 ]"),
];
