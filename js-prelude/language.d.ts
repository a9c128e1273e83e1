// The language as the prelude may use it: arrays, strings and functions have no methods, nothing is iterable, and the
// only global is `globalThis`. Everything else comes from `Primordials`.

interface Array<T> {
  length: number;
  [index: number]: T;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
}
interface Boolean {}
interface CallableFunction extends Function {}
interface Function {
  prototype: any;
  readonly name: string;
}
interface IArguments {
  readonly length: number;
}
interface NewableFunction extends Function {}
interface Number {}
interface Object {}
interface Promise<T> {}
interface PromiseLike<T> {}
interface IterableIterator<T> {}
interface AsyncIterableIterator<T> {}
interface RegExp {
  lastIndex: number;
}
interface RegExpExecArray extends Array<string> {
  index: number;
  input: string;
}
interface RegExpConstructor {
  readonly prototype: RegExp;
}
interface String {
  readonly length: number;
  readonly [index: number]: string;
}
interface Symbol {}
interface Error {
  message: string;
  stack?: string;
}

interface PromiseConstructor {
  new <T>(run: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T>;
}
// TypeScript requires it for asynchronous functions.
declare var Promise: PromiseConstructor;
interface ThisType<T> {}
type Record<K extends string, T> = { [P in K]: T };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Awaited<T> = T extends Promise<infer U> ? U : T;
