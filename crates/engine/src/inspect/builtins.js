// The built-in functions that inspection calls, under the names and in the order of `builtins.rs`. Compiled when this
// crate is built, because every program runs it.
(function () {
  'use strict';
  // Faster than by descriptors, which are objects.
  const getter = Function.prototype.call.bind(Object.prototype.__lookupGetter__);
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  return Object.values({
    BigIntValue: BigInt.prototype.valueOf,
    BooleanValue: Boolean.prototype.valueOf,
    BufferLength: getter(ArrayBuffer.prototype, 'byteLength'),
    DateText: Date.prototype.toISOString,
    ErrorStack: getter(Error.prototype, 'stack'),
    FunctionText: Function.prototype.toString,
    MapEntries: Map.prototype.entries,
    MapNext: Object.getPrototypeOf(new Map().entries()).next,
    MapSize: getter(Map.prototype, 'size'),
    Number: Number,
    NumberValue: Number.prototype.valueOf,
    ParseFloat: parseFloat,
    ParseInt: parseInt,
    RegExpDotAll: getter(RegExp.prototype, 'dotAll'),
    RegExpGlobal: getter(RegExp.prototype, 'global'),
    RegExpHasIndices: getter(RegExp.prototype, 'hasIndices'),
    RegExpIgnoreCase: getter(RegExp.prototype, 'ignoreCase'),
    RegExpMultiline: getter(RegExp.prototype, 'multiline'),
    RegExpSource: getter(RegExp.prototype, 'source'),
    RegExpSticky: getter(RegExp.prototype, 'sticky'),
    RegExpUnicode: getter(RegExp.prototype, 'unicode'),
    RegExpUnicodeSets: getter(RegExp.prototype, 'unicodeSets'),
    SetNext: Object.getPrototypeOf(new Set().values()).next,
    SetSize: getter(Set.prototype, 'size'),
    SetValues: Set.prototype.values,
    SharedBufferLength: getter(SharedArrayBuffer.prototype, 'byteLength'),
    String: String,
    StringValue: String.prototype.valueOf,
    SymbolValue: Symbol.prototype.valueOf,
    TypedBuffer: getter(typed, 'buffer'),
    TypedByteLength: getter(typed, 'byteLength'),
    TypedByteOffset: getter(typed, 'byteOffset'),
    TypedLength: getter(typed, 'length'),
    ViewBuffer: getter(DataView.prototype, 'buffer'),
    ViewByteLength: getter(DataView.prototype, 'byteLength'),
    ViewByteOffset: getter(DataView.prototype, 'byteOffset'),
  });
})();
