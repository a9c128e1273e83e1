// What a test file of `qiao test` is written with. `qiao init` puts this file into a project.

/** A time in milliseconds, or as in '200ms', '3s', '1m'. */
type QiaoTime = number | string;

// ---- Suites, tests and hooks ----

/** Ends a test; with an error, as a failure. It is Vitest's context as well. */
interface QiaoDone {
  (error?: unknown): void;
  fail(error?: unknown): void;
  expect: QiaoExpect;
  task: { name: string; fullTestName: string; path: string[] };
  skip(): never;
  onTestFinished(run: () => unknown): void;
}
type QiaoBody = (this: QiaoContext, done: any) => unknown;
interface QiaoContext {
  timeout(time: QiaoTime): void;
  retries(count: number): void;
  slow(time?: QiaoTime): void;
  skip(): never;
}
interface QiaoTestOptions {
  timeout?: QiaoTime;
  retry?: number;
  skip?: boolean;
  only?: boolean;
  todo?: boolean;
  fails?: boolean;
}

interface QiaoEach<Body> {
  /** One for each row: `%s` and its kind in the name stand for values, `$name` for a field, `%#` for the number. */
  <Row extends readonly unknown[]>(rows: readonly Row[]): (name: string, run: (...args: Row extends readonly [...infer Args] ? Args : any[]) => unknown, time?: QiaoTime | QiaoTestOptions) => void;
  <Row>(rows: readonly Row[]): (name: string, run: (row: Row) => unknown, time?: QiaoTime | QiaoTestOptions) => void;
  (template: TemplateStringsArray, ...values: unknown[]): (name: string, run: (row: any) => unknown, time?: QiaoTime | QiaoTestOptions) => void;
}

interface QiaoMarked<Body> {
  (name: string | Function, run?: Body, time?: QiaoTime | QiaoTestOptions): void;
  (name: string | Function, options: QiaoTestOptions, run: Body): void;
  each: QiaoEach<Body>;
  /** Like `each`, but a row that is a list stays one argument. */
  for<Row>(rows: readonly Row[]): (name: string, run: (row: Row) => unknown, time?: QiaoTime | QiaoTestOptions) => void;
}

interface QiaoDeclare<Body> extends QiaoMarked<Body> {
  /** Only those that are marked so run in this file. */
  only: QiaoMarked<Body>;
  skip: QiaoMarked<Body>;
  todo: (name: string, ...rest: unknown[]) => void;
  skipIf(condition: unknown): QiaoMarked<Body>;
  runIf(condition: unknown): QiaoMarked<Body>;
  /** Not offered: the tests of a file share one program and run one after another. */
  concurrent: never;
}

interface QiaoTest extends QiaoDeclare<QiaoBody> {
  /** It passes if it fails. */
  failing: QiaoMarked<QiaoBody>;
  fails: QiaoMarked<QiaoBody>;
}

declare const describe: QiaoDeclare<(this: Pick<QiaoContext, 'timeout' | 'retries' | 'slow'>) => void>;
declare const context: typeof describe;
declare const xdescribe: typeof describe.skip;
declare const fdescribe: typeof describe.only;
declare const it: QiaoTest;
declare const test: QiaoTest;
declare const specify: QiaoTest;
declare const xit: QiaoTest['skip'];
declare const xtest: QiaoTest['skip'];
declare const fit: QiaoTest['only'];

type QiaoHook = { (run: QiaoBody, time?: QiaoTime): void; (name: string, run: QiaoBody): void };
declare const before: QiaoHook;
declare const beforeAll: QiaoHook;
declare const beforeEach: QiaoHook;
declare const after: QiaoHook;
declare const afterAll: QiaoHook;
declare const afterEach: QiaoHook;

// ---- Expectations ----

type QiaoResult<Async> = Async extends true ? Promise<void> : void;

/** Jest's matchers. */
interface QiaoMatchers<Async = false> {
  toBe(expected: unknown): QiaoResult<Async>;
  toBeCloseTo(expected: number, digits?: number): QiaoResult<Async>;
  toBeDefined(): QiaoResult<Async>;
  toBeFalsy(): QiaoResult<Async>;
  toBeGreaterThan(expected: number | bigint): QiaoResult<Async>;
  toBeGreaterThanOrEqual(expected: number | bigint): QiaoResult<Async>;
  toBeInstanceOf(expected: Function): QiaoResult<Async>;
  toBeLessThan(expected: number | bigint): QiaoResult<Async>;
  toBeLessThanOrEqual(expected: number | bigint): QiaoResult<Async>;
  toBeNaN(): QiaoResult<Async>;
  toBeNull(): QiaoResult<Async>;
  toBeNullable(): QiaoResult<Async>;
  toBeOneOf(expected: readonly unknown[]): QiaoResult<Async>;
  toBeTruthy(): QiaoResult<Async>;
  toBeTypeOf(expected: string): QiaoResult<Async>;
  toBeUndefined(): QiaoResult<Async>;
  toContain(item: unknown): QiaoResult<Async>;
  toContainEqual(item: unknown): QiaoResult<Async>;
  toEqual(expected: unknown): QiaoResult<Async>;
  toBeCalled(): QiaoResult<Async>;
  toBeCalledTimes(times: number): QiaoResult<Async>;
  toBeCalledWith(...args: unknown[]): QiaoResult<Async>;
  lastCalledWith(...args: unknown[]): QiaoResult<Async>;
  nthCalledWith(nth: number, ...args: unknown[]): QiaoResult<Async>;
  toHaveBeenCalled(): QiaoResult<Async>;
  toHaveBeenCalledAfter(other: QiaoMock, failIfNoFirst?: boolean): QiaoResult<Async>;
  toHaveBeenCalledBefore(other: QiaoMock, failIfNoFirst?: boolean): QiaoResult<Async>;
  toHaveBeenCalledExactlyOnceWith(...args: unknown[]): QiaoResult<Async>;
  toHaveBeenCalledOnce(): QiaoResult<Async>;
  toHaveBeenCalledTimes(times: number): QiaoResult<Async>;
  toHaveBeenCalledWith(...args: unknown[]): QiaoResult<Async>;
  toHaveBeenLastCalledWith(...args: unknown[]): QiaoResult<Async>;
  toHaveBeenNthCalledWith(nth: number, ...args: unknown[]): QiaoResult<Async>;
  toHaveLength(length: number): QiaoResult<Async>;
  toHaveProperty(path: string | readonly (string | number)[], value?: unknown): QiaoResult<Async>;
  toHaveResolved(): QiaoResult<Async>;
  toHaveResolvedTimes(times: number): QiaoResult<Async>;
  toHaveResolvedWith(value: unknown): QiaoResult<Async>;
  toHaveLastResolvedWith(value: unknown): QiaoResult<Async>;
  toHaveNthResolvedWith(nth: number, value: unknown): QiaoResult<Async>;
  toReturn(): QiaoResult<Async>;
  toReturnTimes(times: number): QiaoResult<Async>;
  toReturnWith(value: unknown): QiaoResult<Async>;
  lastReturnedWith(value: unknown): QiaoResult<Async>;
  nthReturnedWith(nth: number, value: unknown): QiaoResult<Async>;
  toHaveReturned(): QiaoResult<Async>;
  toHaveReturnedTimes(times: number): QiaoResult<Async>;
  toHaveReturnedWith(value: unknown): QiaoResult<Async>;
  toHaveLastReturnedWith(value: unknown): QiaoResult<Async>;
  toHaveNthReturnedWith(nth: number, value: unknown): QiaoResult<Async>;
  toMatch(expected: string | RegExp): QiaoResult<Async>;
  toMatchObject(expected: object): QiaoResult<Async>;
  toSatisfy(check: (value: any) => boolean, message?: string): QiaoResult<Async>;
  toStrictEqual(expected: unknown): QiaoResult<Async>;
  toThrow(expected?: unknown): QiaoResult<Async>;
  toThrowError(expected?: unknown): QiaoResult<Async>;
  /** The value, printed, is the one that is kept in `__snapshots__`. */
  toMatchSnapshot(hint?: string): QiaoResult<Async>;
  toMatchSnapshot(properties: object, hint?: string): QiaoResult<Async>;
  /** The value, printed, is the one that stands here; the first run writes it. */
  toMatchInlineSnapshot(snapshot?: string): QiaoResult<Async>;
  toMatchInlineSnapshot(properties: object, snapshot?: string): QiaoResult<Async>;
  toThrowErrorMatchingSnapshot(hint?: string): QiaoResult<Async>;
  toThrowErrorMatchingInlineSnapshot(snapshot?: string): QiaoResult<Async>;
}

/** chai's words; most of them can follow each other. */
interface QiaoChain {
  to: QiaoAssertion; be: QiaoAssertion; been: QiaoAssertion; is: QiaoAssertion; that: QiaoAssertion; which: QiaoAssertion;
  and: QiaoAssertion; has: QiaoAssertion; have: QiaoAssertion; with: QiaoAssertion; at: QiaoAssertion; of: QiaoAssertion;
  by: QiaoAssertion; itself: QiaoAssertion; same: QiaoAssertion; but: QiaoAssertion; does: QiaoAssertion; still: QiaoAssertion; also: QiaoAssertion;
  deep: QiaoAssertion; nested: QiaoAssertion; own: QiaoAssertion; ordered: QiaoAssertion; any: QiaoAssertion; all: QiaoAssertion;
  a: QiaoAssertion & ((type: string, message?: string) => QiaoAssertion);
  an: QiaoAssertion & ((type: string, message?: string) => QiaoAssertion);
  include: QiaoAssertion & ((value: unknown, message?: string) => QiaoAssertion);
  includes: QiaoChain['include']; contain: QiaoChain['include']; contains: QiaoChain['include'];
  ok: QiaoAssertion; true: QiaoAssertion; false: QiaoAssertion; null: QiaoAssertion; undefined: QiaoAssertion; NaN: QiaoAssertion;
  exist: QiaoAssertion; empty: QiaoAssertion; finite: QiaoAssertion; extensible: QiaoAssertion; sealed: QiaoAssertion; frozen: QiaoAssertion;
  exists: QiaoAssertion; arguments: QiaoAssertion; Arguments: QiaoAssertion; callable: QiaoAssertion; iterable: QiaoAssertion; numeric: QiaoAssertion;
  called: QiaoAssertion; calledOnce: QiaoAssertion; calledTwice: QiaoAssertion; calledThrice: QiaoAssertion; returned: QiaoAssertion;
  equal(value: unknown, message?: string): QiaoAssertion;
  equals(value: unknown, message?: string): QiaoAssertion;
  eq(value: unknown, message?: string): QiaoAssertion;
  eql(value: unknown, message?: string): QiaoAssertion;
  eqls: QiaoChain['eql'];
  above(value: number | Date, message?: string): QiaoAssertion;
  below(value: number | Date, message?: string): QiaoAssertion;
  least(value: number | Date, message?: string): QiaoAssertion;
  most(value: number | Date, message?: string): QiaoAssertion;
  gt: QiaoChain['above']; greaterThan: QiaoChain['above'];
  gte: QiaoChain['least']; greaterThanOrEqual: QiaoChain['least'];
  lt: QiaoChain['below']; lessThan: QiaoChain['below'];
  lte: QiaoChain['most']; lessThanOrEqual: QiaoChain['most'];
  within(start: number, finish: number, message?: string): QiaoAssertion;
  closeTo(value: number, delta: number, message?: string): QiaoAssertion;
  approximately: QiaoChain['closeTo'];
  instanceof(type: Function, message?: string): QiaoAssertion;
  instanceOf: QiaoChain['instanceof'];
  property(name: string | symbol, value?: unknown, message?: string): QiaoAssertion;
  ownProperty: QiaoChain['property']; haveOwnProperty: QiaoChain['property'];
  ownPropertyDescriptor(name: string | symbol, descriptor?: PropertyDescriptor, message?: string): QiaoAssertion;
  haveOwnPropertyDescriptor: QiaoChain['ownPropertyDescriptor'];
  length(length: number, message?: string): QiaoAssertion;
  lengthOf(length: number, message?: string): QiaoAssertion;
  match(pattern: RegExp, message?: string): QiaoAssertion;
  matches: QiaoChain['match'];
  string(part: string, message?: string): QiaoAssertion;
  keys(...keys: any[]): QiaoAssertion;
  key: QiaoChain['keys'];
  containSubset(subset: unknown, message?: string): QiaoAssertion;
  members(list: readonly unknown[], message?: string): QiaoAssertion;
  oneOf(list: readonly unknown[], message?: string): QiaoAssertion;
  satisfy(check: (value: any) => boolean, message?: string): QiaoAssertion;
  satisfies: QiaoChain['satisfy'];
  respondTo(method: string, message?: string): QiaoAssertion;
  respondsTo: QiaoChain['respondTo'];
  throw(expected?: unknown, message?: string | RegExp): QiaoAssertion;
  throws: QiaoChain['throw']; Throw: QiaoChain['throw'];
  /** A function changes what another one returns, or a field of an object. */
  change(of: object | (() => unknown), field?: string, message?: string): QiaoAssertion;
  increase: QiaoChain['change']; decrease: QiaoChain['change'];
  changes: QiaoChain['change']; increases: QiaoChain['change']; decreases: QiaoChain['change'];
  calledWith(...args: unknown[]): QiaoAssertion;
  calledOnceWith(...args: unknown[]): QiaoAssertion;
  calledAfter(other: QiaoMock): QiaoAssertion;
  calledBefore(other: QiaoMock): QiaoAssertion;
  callCount(count: number): QiaoAssertion;
  returnedWith(value: unknown): QiaoAssertion;
  returnedTimes(count: number): QiaoAssertion;
}

interface QiaoAssertion extends QiaoMatchers, QiaoChain {
  not: QiaoAssertion;
  resolves: QiaoMatchers<true> & { not: QiaoMatchers<true> };
  rejects: QiaoMatchers<true> & { not: QiaoMatchers<true> };
}

interface QiaoAsymmetric {
  arrayContaining<T = any>(items: readonly T[]): any;
  closeTo(value: number, digits?: number): any;
  objectContaining(fields: object): any;
  stringContaining(part: string): any;
  stringMatching(pattern: string | RegExp): any;
  toBeOneOf(expected: readonly unknown[]): any;
  toSatisfy(check: (value: any) => boolean, message?: string): any;
  /** Fits what a schema (Standard Schema) accepts. */
  schemaMatching(schema: unknown): any;
}

interface QiaoExpect extends QiaoAsymmetric {
  (value: unknown, message?: string): QiaoAssertion;
  any(type: unknown): any;
  anything(): any;
  not: QiaoAsymmetric;
  /** The test fails, and goes on. */
  soft(value: unknown, message?: string): QiaoAssertion;
  /** Tries again until the matcher passes: `await expect.poll(() => page.data.n).toBe(1)`. */
  poll(get: () => unknown, options?: { interval?: QiaoTime; timeout?: QiaoTime; message?: string }): QiaoMatchers<true> & { not: QiaoMatchers<true> };
  assertions(count: number): void;
  hasAssertions(): void;
  unreachable(message?: string): never;
  fail(message?: string): never;
  extend(matchers: Record<string, (this: any, received: any, ...args: any[]) => { pass: boolean; message: () => string } | Promise<{ pass: boolean; message: () => string }>>): void;
  addEqualityTesters(testers: ((a: any, b: any) => boolean | undefined)[]): void;
  setState(state: object): void;
  getState(): { assertionCalls: number; currentTestName: string | undefined; testPath: string };
}
declare const expect: QiaoExpect;

// ---- Functions that remember their calls ----

interface QiaoMock<F extends (...args: any[]) => any = (...args: any[]) => any> {
  (...args: Parameters<F>): ReturnType<F>;
  new (...args: Parameters<F>): any;
  mock: {
    calls: Parameters<F>[];
    lastCall: Parameters<F> | undefined;
    results: { type: 'return' | 'throw' | 'incomplete'; value: any }[];
    instances: any[];
    contexts: any[];
    /** The place of each call among the calls of all mocks. */
    invocationCallOrder: number[];
    settledResults: { type: 'fulfilled' | 'rejected' | 'incomplete'; value: any }[];
  };
  mockClear(): this;
  mockReset(): this;
  mockRestore(): void;
  mockName(name: string): this;
  getMockName(): string;
  getMockImplementation(): F | undefined;
  /** Has another implementation while a function runs. */
  withImplementation(run: F, during: () => unknown): any;
  mockImplementation(run: F): this;
  mockImplementationOnce(run: F): this;
  mockReturnThis(): this;
  mockReturnValue(value: ReturnType<F>): this;
  mockReturnValueOnce(value: ReturnType<F>): this;
  mockResolvedValue(value: Awaited<ReturnType<F>>): this;
  mockResolvedValueOnce(value: Awaited<ReturnType<F>>): this;
  mockThrow(error: unknown): this;
  mockThrowOnce(error: unknown): this;
  mockRejectedValue(error: unknown): this;
  mockRejectedValueOnce(error: unknown): this;
}
declare function fn<F extends (...args: any[]) => any>(run?: F): QiaoMock<F>;
declare function spyOn<T extends object, K extends keyof T>(object: T, method: K): QiaoMock<T[K] extends (...args: any[]) => any ? T[K] : never>;
/** What other runners have as `jest` or `vi`: `globalThis.jest = mocks`. */
declare const mocks: {
  fn: typeof fn;
  spyOn: typeof spyOn;
  isMockFunction(value: unknown): boolean;
  clearAllMocks(): void;
  resetAllMocks(): void;
  restoreAllMocks(): void;
  /** Replaces a global, such as `wx`, until `unstubAllGlobals`. */
  stubGlobal(name: string, value: unknown): typeof mocks;
  unstubAllGlobals(): typeof mocks;
  /** The same value, as a mock for the type checker. */
  mocked<T>(value: T): T extends (...args: any[]) => any ? QiaoMock<T> : T;
  /** Time is virtual in every test, so these change nothing. */
  useFakeTimers(...options: unknown[]): typeof mocks;
  useRealTimers(): typeof mocks;
  /** The limit of tests that have none of their own. */
  setTimeout(time: QiaoTime): typeof mocks;
  advanceTimersByTimeAsync(time: QiaoTime): Promise<void>;
  /** Not offered: `await clock.advance()` moves time. */
  advanceTimersByTime(time: number): never;
  /** Not offered: `await clock.advance()` moves time. */
  runAllTimers(): never;
  /**
   * Lets what `make` gives stand for a module of the program, named as the test file requires it, until `unmock`; `make`
   * runs when the module is first required. The module must not have run: an `import` in the same file has.
   */
  mock(module: string, make: () => unknown): typeof mocks;
  doMock(module: string, make: () => unknown): typeof mocks;
  unmock(module: string): typeof mocks;
  dontMock(module: string): typeof mocks;
  /** The exports of the module itself, whatever stands for it. */
  requireActual(module: string): any;
  /** Lets every module run again when it is next required. */
  resetModules(): typeof mocks;
};

// ---- The world around the program ----

declare const clock: {
  /** Lets time pass: a minute takes a moment. */
  advance(time: QiaoTime): Promise<void>;
  /** Lets time pass until a condition holds, 60 s at most, and gives what it gave. */
  until<T>(condition: () => T | Promise<T>, time?: QiaoTime): Promise<T>;
};

type QiaoCondition = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'lossy' | 'offline' | 'no-dns' | 'portal';
declare const network: {
  set(condition: QiaoCondition): Promise<void>;
};

interface QiaoVerdict {
  rule: string;
  clause: string;
  outcome: string;
  why: string;
  fix: string;
  platform: string;
  call: { id: number; api: string; subject: string | null; message: string | null };
}
/** What rules of the platform decided in this test. */
declare function verdicts(): QiaoVerdict[];

// ---- The server ----

/** A request as the server saw it. */
interface QiaoRequest {
  method: string;
  /** Path and query. */
  url: string;
  path: string;
  query: Record<string, string | string[]>;
  /** The values of `:name` in the route; for answers that are functions. */
  params: Record<string, string>;
  host: string;
  secure: boolean;
  /** By their names in lower case. */
  headers: Record<string, string>;
  body: string | null;
  json(): any;
}
interface QiaoSeenRequest extends Omit<QiaoRequest, 'params'> {
  /** The status that was sent; null if it came to none. */
  status: number | null;
  ending: 'answered' | 'client-left' | 'cut' | 'malformed' | 'stopped' | null;
}
interface QiaoSeenSocket extends Omit<QiaoSeenRequest, 'json'> {
  protocol: string | null;
  /** What the program sent: text, or the bytes of a binary message. */
  received: (string | number[])[];
  /** What handlers of the test sent. */
  sent: (string | number[])[] | null;
  close: { code: number | null; reason: string } | null;
  open: boolean;
}

type QiaoEvent = string | { data?: unknown; event?: string; id?: string | number; retry?: number; wait?: QiaoTime };
interface QiaoParts {
  status?: number;
  headers?: Record<string, string | number | string[]>;
  body?: string | ArrayBuffer | ArrayBufferView;
  json?: unknown;
  /** Server-sent events, each after its own `wait`. */
  sse?: QiaoEvent[];
  /** The path of a file beside the test that is the body. */
  file?: string;
  wait?: QiaoTime;
  /** With --real-time and a route such as 'https://api.example.com/*': what the server in the real network answers. */
  passthrough?: true;
  /** Steps of the origin, as in 'status:200;body:abc;cut'. */
  script?: string;
}
type QiaoAnswer = string | QiaoParts;
type QiaoAnswers = QiaoAnswer | ((request: QiaoRequest) => QiaoAnswer | void | Promise<QiaoAnswer | void>);

interface QiaoSocket {
  request: QiaoRequest;
  /** Sends text, bytes, or any other value as JSON. */
  send(data: unknown): void;
  close(code?: number, reason?: string): void;
  cut(): void;
}
interface QiaoHandlers {
  /** The sub-protocol that is selected. Default: the first that is offered. */
  protocol?: string;
  open?(socket: QiaoSocket, request: QiaoRequest): unknown;
  /** What it returns is sent. */
  message?(data: any, socket: QiaoSocket): unknown;
  close?(end: { code: number; reason: string }, socket: QiaoSocket): unknown;
}

declare const origin: {
  /**
   * Answers requests of a route, such as '/users/:id', 'POST /login' or 'https://api.example.com/*?page=2'. Of
   * several that fit, the last one counts. The answers of a list are given in order, and the last one stays.
   */
  on(route: string, answer?: QiaoAnswers | QiaoAnswers[]): typeof origin;
  /** Opens sockets of a route: with handlers, or with steps such as 'text:hello;read;close:1000'. */
  socket(route: string, handlers?: QiaoHandlers | QiaoHandlers['message'] | string | string[]): Omit<QiaoSocket, 'request'>;
  /**
   * Lets a recording (HAR, relative to the test file) answer what no route means. Method, URL and body have to be as
   * recorded, but for what `ignore` names: 'query:_t', 'header:X-Nonce', 'json:$..nonce'. The test fails for a request
   * that the recording does not have.
   */
  replay(file: string, options?: { ignore?: string[] }): {
    /** The recorded requests that have answered nothing yet, such as 'GET https://api.example.com/items'. */
    unused(): string[];
  };
  /** The requests of this test that a route means, or all. */
  requests(route?: string): QiaoSeenRequest[];
  /** The sockets of this test that a route means, or all. */
  sockets(route?: string): QiaoSeenSocket[];
  /** What becomes of a request that no route answers: the test fails, or a note is printed. */
  unhandled(mode: 'error' | 'warn'): typeof origin;
  /** Forgets every route and recording. */
  reset(): void;
};

// ---- The program ----

interface QiaoInstance {
  /** The page or component itself. */
  instance: any;
  readonly data: any;
  /** Calls a method, and waits for its promise. */
  call(method: string, ...args: any[]): Promise<any>;
  setData(changes: object): Promise<void>;
  /** The first component in the template that a selector means; an error if there is none. */
  component(selector: string): QiaoComponent;
  components(selector: string): QiaoComponent[];
}
interface QiaoPage extends QiaoInstance {
  route: string;
  readonly query: Record<string, string>;
}
interface QiaoComponent extends QiaoInstance {
  is: string;
  readonly properties: any;
  readonly dataset: any;
  /** Raises an event, which its owner's template may handle. */
  trigger(event: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): Promise<unknown>;
}

type QiaoUserAnswer = 'confirm' | 'cancel' | 'fail' | number | Record<string, unknown> | string[];
interface QiaoAnswerUser {
  /**
   * What the program gets that asks its user or the client, such as ('showModal', 'confirm'); a list of paths are
   * files that are chosen.
   */
  (api: string, answer: QiaoUserAnswer | ((options: any) => QiaoUserAnswer | Promise<QiaoUserAnswer>), options?: { once?: boolean }): void;
  once(api: string, answer: QiaoUserAnswer | ((options: any) => QiaoUserAnswer | Promise<QiaoUserAnswer>)): void;
}

declare const app: {
  /** Goes to a page; the files of the project run before the first one. */
  open(url: string): Promise<QiaoPage>;
  /** The open pages, the one that is shown last. */
  pages(): QiaoPage[];
  /** The page that is shown. */
  page(): QiaoPage | undefined;
  /** Starts the program anew; files and storage stay. */
  relaunch(url?: string): Promise<QiaoPage | undefined>;
  answer: QiaoAnswerUser;
  /** What is in the storage. */
  storage(): Record<string, any>;
  /** The paths of the program's own files. */
  files(folder?: string): string[];
  /** Moves the app to the background, for a time or until `foreground`. */
  background(time?: QiaoTime): Promise<void>;
  foreground(): Promise<void>;
};
