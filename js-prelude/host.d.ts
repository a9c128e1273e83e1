// Types of the object `qiao`, which all files of the prelude share and extend. The engine creates it with its native
// functions and the host's description of the namespaces.

/** A value of script: it may be of any type, and reading its properties may run script. */
type ScriptValue = any;
type ScriptObject = { [key: string | symbol]: ScriptValue };
type ScriptFunction = (...args: any[]) => ScriptValue;

/** Internal objects, of the prelude and from the engine, have a null prototype. */
interface Bare {
  __proto__: null;
}
/** An object used as a map. */
type Dictionary<T> = { [name: string | number]: T };

/** The object shared by all files of the prelude. Script never sees it. */
interface Qiao extends ProgramPart {
  readonly native: Native;
  readonly namespaces: Namespace[];
  /** The embedder's functions. */
  readonly functions: { readonly name: string; readonly waits: boolean }[];
  /** Whether `Date` and `Math.random` follow the host. */
  readonly repeatable: boolean;
  /** The number of the program at its inspector, if one is attached. */
  readonly inspected?: number;

  // 00-primordials.js
  primordials: Primordials;

  // 02-parts.js
  entries: Entries;
  loadPart(part: string): Qiao;

  // 05-globals.js
  defineGlobal(name: string, value: ScriptValue): void;
  define(values: { [name: string]: ScriptValue }): void;
  defineLazily(name: string, make: () => ScriptValue): void;
  named<F extends Function>(name: string, made: F): F;
  anyNamespace(flag: keyof Namespace): boolean;
  everyNamespace(flag: keyof Namespace): boolean;

  // 20-timers.js
  later(run: ScriptFunction, delay: number, ...args: any[]): number;

  // 25-modules.js, and the parts defined, es-modules, source-maps, async-require and test-modules
  modules: Bare & {
    files: Dictionary<ProgramFile>;
    known: Dictionary<ProgramFile>;
    /** What makes the exports in place of a file. */
    readonly replaced: Dictionary<FileBody>;
  };
  /** Adds to the `require` of a file. */
  equip?(require: Require, from: string): void;
  testModules: Bare & {
    resolve(from: string, wanted: string): string;
    names(): string[];
    find(name: string): ProgramFile['module'] | undefined;
    forget(name: string): void;
    forgetAll(): void;
    replace(name: string, make: (() => ScriptValue) | undefined): void;
    actual(from: string, wanted: string): ScriptValue;
    equip(run: (require: Require, from: string) => void): void;
  };
  newFile(name: string, body: FileBody): ProgramFile;
  findDefined(from: string, wanted: string): ProgramFile | undefined;
  runApart(name: string, text: string, require: Require): ScriptValue;
  moduleScope(require: Require): object;
  requireLater(require: Require, wanted: ScriptValue, loaded: ScriptFunction, failed: ScriptValue): void;
  requirePromised(require: Require, wanted: ScriptValue): Promise<ScriptValue>;

  // parts/inspector.js
  inspect(method: string, params: ScriptObject): ScriptValue;

  // 30-functions.js, and the parts results and cache-manager
  /** By API: functions that complete a result; for a call that opens a page they receive its channel. */
  finish: Dictionary<any>;
  run(namespace: Namespace, api: string, name: string, callback: ScriptFunction, argument: ScriptValue): void;

  // 60-program.js
  declaring: Dictionary<ScriptFunction>;
  launchOptions: ScriptObject;
  /** The options with which it was last shown. */
  enterOptions: ScriptObject;
  /** Runs what hears that the program is shown. */
  shown(): void;
  /** A project whose files have not run, if a script runs beside one. */
  reserved: Project | undefined;
  /** Forgets the files that have run. */
  forgetFiles(): void;
  /** Forgets all pages, and what their files declared. */
  forgetPages(): void;
  /** Runs the files of the project that is reserved. */
  begin(): void;
  /** The route of the first page. */
  home: string;
  notifyAll(name: string, what: ScriptValue): boolean;

  // 90-surface.js, and the parts built and missing
  makeSurface(namespace: Namespace, of: string | undefined, object: ScriptObject): ScriptObject;
  /** A name without those of the objects that lead to it. */
  lastName(name: string): string;
  makeBuilt(namespace: Namespace, name: string): ScriptFunction;
  makeFailing(namespace: Namespace, found: Found): ScriptFunction;

  // parts/canvas.js
  makeNode(namespace: Namespace, of: string, sizes: ScriptValue): ScriptObject;
  drawing: Bare & { readonly [name: string]: any };

  // parts/cache-manager/
  cacheRules: Bare & {
    isObject(value: ScriptValue): boolean;
    ruleOf(given: ScriptValue): CacheRule;
    cacheOf(rule: CacheRule, request: ScriptValue, origin: string): string | undefined;
    originOf(url: string): string;
  };
  makeCacheManager(namespace: Namespace): ScriptFunction;

  // parts/plain-sockets.js
  makePlainSocket(namespace: Namespace, kind: 'tcp' | 'udp'): ScriptFunction;

  // parts/batch-storage.js
  batchStorage(namespace: Namespace, name: string): ScriptFunction;

  // parts/web-classes.js
  webClasses: Dictionary<any>;

  // parts/channels.js
  channels(call: number): ScriptObject | undefined;
  newChannel(): ScriptObject;
}

/** Members added by `parts/program/` and `parts/elements.js`. */
interface ProgramPart {
  data: Bare & {
    copy<T>(value: T): T;
    same(a: ScriptValue, b: ScriptValue): boolean;
    matches(pattern: RegExp, text: string): string[];
    steps(path: string): string[];
    put(data: ScriptObject, path: string[], value: ScriptValue): void;
    get(data: ScriptValue, path: string[]): ScriptValue;
    merge(to: ScriptObject, from: ScriptObject | undefined): void;
  };
  definitions: Bare & {
    Behavior(options: ScriptValue): object;
    ofComponent(options: ScriptValue): Definition;
    ofPage(options: ScriptValue): Definition;
    ofBlock(options: ScriptValue, kind: 'block' | 'creator'): Definition;
    asTyped(property: Property, value: ScriptValue): ScriptValue;
    initialData(definition: Definition): ScriptObject;
  };
  /** The units of the project, by name. */
  units: Dictionary<Unit>;
  /** The template of a unit; an empty one where it has none. */
  templateOf(name: string): UnitTemplate;
  readTemplate?: (name: string) => UnitTemplate | undefined;
  instances: Bare & {
    make(name: string, definition: Definition, placed?: Placed): Instance;
    place(instance: Instance): void;
    attach(instance: Instance): void;
    ready(instance: Instance): void;
    readyLater(instance: Instance): void;
    detach(instance: Instance): void;
    innerOf(instance: Instance): Inner;
    childrenOf(owner: Instance): Instance[];
    outward(instance: Instance, run: (instance: Instance) => void): void;
    change(instance: Instance, given: ScriptObject): void;
    guard(place: string, run: () => ScriptValue): ScriptValue;
    cycle(target: ScriptObject, owner: string, name: string, argument?: ScriptValue): void;
    live(instance: Instance, kind: 'lives' | 'pageLives', name: string): void;
  };
  /** Runs a file of the program, named relative to the root, unless it has run; says whether it did not fail. */
  load(name: string): boolean;
  /** The value of an expression, as in a file of its own. */
  evaluate(text: string): ScriptValue;
  expressions: Bare & {
    evaluate(text: string, scope: Scope): ScriptValue;
    valueOf(text: string, scope: Scope): ScriptValue;
    dataOf(text: string, scope: Scope): ScriptValue;
    scopeOf(data: ScriptObject, scripts: ScriptObject | undefined): Scope;
    scopeWith(outer: Scope, name: string, value: ScriptValue): Scope;
  };
  nodes: Bare & { survey(owner: Instance): Entry[] };
  elements: Bare & {
    sync(owner: Instance): void;
    select(owner: Instance, selector: ScriptValue): Instance[];
    nodesOf(owner: Instance, selector: ScriptValue): Entry[];
    datasetOf(entry: Entry): ScriptObject;
    idOf(entry: Entry): string;
  };
  events: Bare & { trigger(instance: Instance, type: string, detail: ScriptValue, options: ScriptValue): void };
  // parts/headless
  memberOf(instance: Instance, name: string): ScriptValue;
  dispatch(instance: Instance, name: ScriptValue, value: ScriptValue): void;
  headless: Bare & { readonly [name: string]: any };
  declared(name: string): Definition | undefined;
  pages: Bare & {
    top(): Instance | undefined;
    find(route: string): Instance | undefined;
    hideTop(): void;
    showTop(): void;
  };
}

/** What `Page()`, `Component()`, `Block()` and `Creator()` declare. */
interface Definition extends Bare {
  properties: SafeMap<string, Property>;
  hasProperties: boolean;
  data: ScriptObject;
  methods: ScriptObject;
  fields: ScriptObject;
  /** What hears of messages of the components below, by name. */
  messages: ScriptObject;
  lives: Lives;
  pageLives: Lives;
  observers: Observer[];
  /** The token that `Behavior()` returned for each behavior. */
  tokens: object[];
  /** The prototype of instances; created with the first one. */
  prototype: object | undefined;
  /** The kind of a block; undefined for pages and components. */
  kind: 'block' | 'creator' | undefined;
  /** Gives what others get where they select a component. */
  exported: ScriptFunction | undefined;
}

/** Life-cycle functions by name, in the order in which they run. */
type Lives = Dictionary<ScriptFunction[]>;
type Property = Bare & {
  readonly type: ScriptValue;
  readonly value: ScriptValue;
  readonly observer: ScriptValue;
  readonly optionalTypes: ScriptValue[];
};
/** An observed field; `deep` includes everything in it. */
type Field = Bare & { readonly path: string[]; readonly deep: boolean };
type Observer = Bare & { readonly fields: Field[]; readonly run: ScriptFunction };
/** A change of data, with the previous value. */
type Change = Bare & { readonly path: string[]; readonly before: ScriptValue; readonly given: ScriptValue };

/** A page or a component, as its script sees it. */
type Instance = ScriptObject;
/** Where a component stands: in its owner's template, and on which page. */
type Placed = Bare & {
  readonly entry: Entry | undefined;
  readonly owner: Instance | undefined;
  readonly page: Instance;
};

/** The internal state of an instance. */
interface Inner extends Bare {
  entry: Entry | undefined;
  readonly owner: Instance | undefined;
  readonly page: Instance | undefined;
  readonly name: string;
  readonly definition: Definition;
  readonly number: number;
  /** What its template places now, in order. */
  entries: Entry[];
  state: 'created' | 'attached' | 'ready' | 'detached';
  /** Whether its template places anything. */
  places: boolean;
  /** Whether its data has changed since its template was followed, and whether that is being done. */
  changed: boolean;
  following: boolean;
  /** What its node gave its properties last. */
  readonly passed: Dictionary<ScriptValue>;
  channel: ScriptObject | undefined;
  tabBar: Instance | undefined;
}

/** A page, component or other unit, as the host describes it. */
interface Unit extends Bare {
  readonly name: string;
  readonly package: string;
  /** The units of the components that its template may place. */
  readonly components: string[];
  /** Whether its file runs, or has run; and those of the components that it needs. */
  loaded?: boolean;
  /** Whether its file has failed, or has not come to its end. */
  failed?: boolean;
  needed?: boolean;
}

/** A project as the host describes it. */
interface Project extends Bare {
  readonly app: string | undefined;
  readonly lazy: boolean;
  readonly tabBar: string | undefined;
  readonly units: Unit[];
  template(name: string): UnitTemplate | undefined;
}

/** The template of a unit. */
interface UnitTemplate extends Bare {
  readonly nodes: TemplateNode[];
  readonly named: Dictionary<TemplateNode[]>;
  readonly scripts: (Bare & {
    readonly module: string;
    readonly file: string;
    readonly text: string;
    readonly plain: boolean;
  })[];
  /** What its scripts export, when they have run. */
  exports?: Dictionary<ScriptValue>;
}

/** A node of a template. */
interface TemplateNode extends Bare {
  /** Its place in the template. */
  readonly number: number;
  readonly tag: string;
  readonly id: string;
  readonly class: string;
  readonly component?: string;
  /** The classes of the objects by which script reaches it, by the function of a query that gives them. */
  readonly objects?: { readonly [name: string]: string };
  /** The name of a template, as written, and its data. */
  readonly uses?: string;
  readonly data?: string;
  readonly slot?: true;
  readonly branch?: 'if' | 'elif' | 'else';
  readonly condition?: string;
  readonly repeat?: Repeat;
  readonly dataset: { readonly [name: string]: string };
  readonly properties: { readonly [name: string]: string };
  readonly handlers: { readonly [event: string]: { readonly method: string; readonly catches: boolean } };
  readonly children: TemplateNode[];
}
type Repeat = Bare & { readonly list: string; readonly item: string; readonly index: string; readonly key: string };

/** A node at one place: as often as a loop repeats it. */
interface Entry extends Bare {
  readonly key: string;
  readonly node: TemplateNode;
  readonly scope: Scope;
  readonly parent: Entry | undefined;
  instance: Instance | undefined;
}

/** What names mean in an expression: an item of a loop, and what they mean outside of it. */
interface Scope extends Bare {
  readonly data: ScriptObject;
  readonly scripts: ScriptObject;
  readonly name: string;
  readonly value: ScriptValue;
  readonly outer: Scope | undefined;
}

/** The target page of a navigation. */
type PageLocation = { readonly route: string; readonly query: ScriptObject; readonly tab: boolean };
type Navigation = 'first' | 'push' | 'replace' | 'tab' | 'restart' | 'back';

type Require = (wanted: ScriptValue, loaded?: ScriptValue, failed?: ScriptValue) => ScriptValue;
type FileBody = (
  require: Require,
  module: { exports: ScriptValue },
  exports: ScriptValue,
  scope: object | undefined,
  count: Count | undefined,
) => void;

/** Counts a statement of a file. */
type Count = (statement: number) => void;

/** A file of the program. */
interface ProgramFile extends Bare {
  readonly name: string;
  readonly body: FileBody;
  readonly module: { exports: ScriptValue };
  readonly require: Require;
  /** Whether it calls the functions of an ES module. */
  scoped: boolean;
  /** What counts its statements, if they are counted. */
  count: Count | undefined;
  begun: boolean;
  failed: boolean;
  error: unknown;
}

/** An API object as the host describes it. Flags that do not hold are missing. */
interface Namespace extends Bare {
  readonly index: number;
  readonly name: string;
  /** What the console prints before an error in a callback. */
  readonly callbackError: string;
  /** Names of the functions that declare parts of a program. Cleared once created, as are the constants. */
  globals: string[] | undefined;
  constants: { readonly object: string; readonly name: string; readonly value: ScriptValue }[] | undefined;
  /** A browser's globals that are there and undefined. */
  readonly declared?: string[];
  /** A browser's classes that are there. */
  readonly classes?: string[];
  /** Globals that tell something of the program. */
  readonly told?: Dictionary<ScriptValue>;
  readonly accessors?: true;
  readonly initsPages?: true;
  readonly browser?: { readonly userAgent: string; readonly apis: ScriptFunction[] };
  readonly asyncRequire?: true;
  readonly definesModules?: true;
  readonly global?: true;
  readonly launchesAtOnce?: true;
  readonly requestInfo?: true;
  readonly returnThis?: true;
}

/** A member of an API object that the prelude creates. */
interface Found extends Bare {
  readonly name: string;
  readonly form: 'built' | 'object' | 'own' | MissingForm;
  /** The class of the object that it returns. */
  readonly gives: string | undefined;
}
type MissingForm = 'atOnce' | 'silent' | 'unlisten' | 'getter' | 'class';

/** The functions that the engine calls. Which parts add theirs is in `prelude.rs`. */
interface Entries extends Bare {
  loadPart(part: string): Qiao;
  prepare(options: ScriptObject, home: string): void;
  run(name: string, text: string): void;
  launch(): void;
  show(options: ScriptObject | undefined): void;
  hide(): void;
  notFound(what: ScriptObject): boolean;
  notice(namespace: number, name: string, what: ScriptValue): boolean;
  /** Tells the listeners of the program of an error. */
  appError(error: unknown): void;
  rejected(reason: unknown, promise: unknown): void;
  project(project: Project): void;
  /** Keeps a project, whose files run when a page is opened. */
  reserve(project: Project): void;
  relaunch(): void;
  unit(name: string): void;
  route(kind: Navigation, location: PageLocation & { readonly pages: number }, call: number | undefined): void;
  ask(number: number, what: string, route: string, name: string, args: string): void;
  /** Only where an inspector is attached. */
  printed(method: string, values: ScriptValue[]): string;
  answered(number: number, good: boolean, text: string): void;
  rewriteRequest(options: ScriptValue): void;
  markTask(task: ScriptObject, api: string): void;
  plainHappened(socket: number, name: string, what: ScriptValue): void;
  /** A call begins: `true` if script ends it, or what its result is completed with. */
  intercept(namespace: number, api: string, options: ScriptValue, call: number): unknown;
  networkChanged(namespace: number): void;
}

/** A rule of a cache manager. */
type CacheRule = Bare & {
  readonly id: string;
  readonly method: string;
  /** A text or a pattern. */
  readonly url: ScriptValue;
  readonly maxAge: ScriptValue;
  readonly schema: ScriptValue[] | undefined;
};

/** Native functions. Those of a part are added when it is loaded. */
interface Native {
  readonly console: ScriptObject;
  part(name: string, shared: Qiao): void;

  // ops/calls.rs
  run(namespace: number, api: string, name: string, callback: ScriptFunction, argument: ScriptValue): void;
  notice(namespace: number, name: string, what: ScriptValue): boolean;
  /** The options of a call that opens a page. */
  options(call: number): ScriptObject | undefined;
  keepChannel(call: number, channel: ScriptObject): void;
  showRequestInfo(): void;

  // ops/timers.rs
  setTimeout(run: ScriptFunction, delay: number, ...args: any[]): number;
  setInterval(run: ScriptFunction, delay: number, ...args: any[]): number;
  clearTimeout(timer: number): void;
  clearInterval(timer: number): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;

  // ops/modules.rs
  load(from: string, wanted: string): { readonly name: string; readonly text: string };
  compile(
    name: string,
    text: string,
    isMain: boolean,
  ): FileBody | (Bare & { readonly body: FileBody; readonly scoped: boolean; readonly count?: Count });
  /** Line and column that were written at a place of a compiled file. */
  written(file: string, line: number, column: number): [number, number] | undefined;

  // ops/surface.rs
  find(namespace: number, name: string): ScriptFunction | Found | undefined;
  names(namespace: number, of: string | null): string[];
  refuse(namespace: number, name: string): ScriptValue;
  ignored(namespace: number, name: string): void;

  // ops/cache.rs
  intercept(): void;
  endCall(call: number, good: boolean, result: ScriptValue): void;
  cacheState(namespace: number): {
    readonly now: number;
    readonly weak: boolean;
    readonly usual: number;
    readonly longest: number;
  };
  answeredByProgram(namespace: number, api: string, subject: string): void;

  // ops/plain_socket.rs
  openPlain(namespace: number, kind: 'tcp' | 'udp'): number;
  orderPlain(namespace: number, socket: number, order: string, options: ScriptValue): ScriptValue;

  // ops/web.rs
  /** The parts of a URL, or undefined. */
  parseUrl(text: string, base: string | undefined): ScriptObject | undefined;
  /** The URL with another part. */
  changeUrl(href: string, part: string, value: string): string;
  encodeText(text: string): object;
  /** The name of an encoding by its label. */
  encodingOf(label: string): string | undefined;
  /** Undefined where the bytes are malformed and that is not allowed. */
  decodeText(encoding: string, bytes: ScriptValue, fatal: boolean, keepsMark: boolean): string | undefined;

  // ops/functions.rs: arguments and results are JSON.
  callFunction(at: number, args: string): string;
  startFunction(at: number, number: number, args: string): void;

  // ops/inspector.rs
  /** Runs a classic script in the global scope; returns its completion value. */
  runText(text: string): ScriptValue;
  /** The value as the console prints it. */
  describe(value: ScriptValue): string;
  isProxy(value: ScriptValue): boolean;

  // ops/project.rs
  /** Reports what a function of the program has thrown. */
  callbackError(error: unknown, prefix: string, place: string): void;
  /** What instances of pages and components have on the program's platform, by name. */
  readonly members: string[];
  answered(query: number, what: 'value' | 'threw' | 'missing', text: string): void;
}

/** A map whose methods script cannot replace. */
interface SafeMap<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  has(key: K): boolean;
  delete(key: K): boolean;
  forEach(run: (value: V, key: K) => void): void;
}
interface SafeWeakMap<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

type Key = string | number | symbol;
type Descriptor = Bare & {
  value?: ScriptValue;
  get?: () => ScriptValue;
  set?: (value: ScriptValue) => void;
  writable?: boolean;
  enumerable?: boolean;
  configurable?: boolean;
};

/** Methods of a call site. */
type FrameFunction = 'getColumnNumber' | 'getFileName' | 'getFunction' | 'getFunctionName' | 'getLineNumber';

/** Built-ins captured before script ran. */
interface Primordials {
  readonly Array: unknown;
  readonly Boolean: unknown;
  readonly Error: new (message?: string) => Error;
  /** Sets `Error.prepareStackTrace`, which is an accessor in QuickJS. */
  ErrorSetPrepareStackTrace(of: unknown, prepare: (error: Error, frames: object[]) => string | undefined): void;
  readonly EvalError: new (message: string) => Error;
  readonly Function: Function & { readonly name: string };
  readonly Number: (value: unknown) => number;
  readonly Object: unknown;
  readonly Promise: PromiseConstructor;
  readonly RangeError: new (message: string) => Error;
  readonly Uint8ClampedArray: new (length: number) => object;
  readonly Uint8Array: new (buffer: object) => object;
  readonly Proxy: new (target: ScriptObject, handler: Bare & ProxyTraps) => ScriptObject;
  readonly SafeMap: new <K = any, V = any>() => SafeMap<K, V>;
  readonly SafeWeakMap: new <K = any, V = any>() => SafeWeakMap<K, V>;
  readonly String: (value: unknown) => string;
  readonly TypeError: new (message: string) => Error;

  ArrayIsArray(value: unknown): value is ScriptValue[];
  ArrayPrototypeIncludes<T>(array: readonly T[], item: T): boolean;
  ArrayPrototypeJoin(array: readonly string[], separator: string): string;
  JSONParse(text: string): ScriptValue;
  JSONStringify(value: ScriptValue): string | undefined;
  MathFloor(value: number): number;
  MathRound(value: number): number;
  NumberIsFinite(value: unknown): boolean;
  ObjectDefineProperty<T extends object>(object: T, key: Key, descriptor: Descriptor): T;
  ObjectFreeze<T>(object: T): T;
  ObjectGetPrototypeOf(object: object): ScriptValue;
  ObjectHasOwn(object: object, key: Key): boolean;
  ObjectIsExtensible(object: object): boolean;
  ObjectKeys(object: object): string[];
  readonly ObjectPrototype: object;
  ObjectPrototypeToString(value: unknown): string;
  ObjectSetPrototypeOf<T extends object>(object: T, prototype: object | null): T;
  ReflectApply(run: Function, receiver: unknown, args: readonly ScriptValue[]): ScriptValue;
  ReflectConstruct(constructor: Function, args: readonly ScriptValue[], target: Function): ScriptValue;
  ReflectDefineProperty(object: object, key: Key, descriptor: Descriptor): boolean;
  ReflectDeleteProperty(object: object, key: Key): boolean;
  ReflectGetOwnPropertyDescriptor(object: object, key: Key): ScriptValue;
  ReflectOwnKeys(object: object): (string | symbol)[];
  ReflectPreventExtensions(object: object): boolean;
  ReflectSet(object: object, key: Key, value: ScriptValue, receiver: unknown): boolean;
  RegExp: RegExpConstructor;
  RegExpPrototype: RegExp;
  RegExpPrototypeExec(pattern: RegExp, text: string): RegExpExecArray | null;
  StringPrototypeIndexOf(text: string, part: string, from?: number): number;
  StringPrototypeIsWellFormed(text: string): boolean;
  StringPrototypeLastIndexOf(text: string, part: string): number;
  StringPrototypeSlice(text: string, start: number, end?: number): string;
  StringPrototypeSplit(text: string, separator: string): string[];
  StringPrototypeToLowerCase(text: string): string;
  StringPrototypeToUpperCase(text: string): string;
  StringPrototypeTrim(text: string): string;
  TypedArrayPrototypeGetBuffer(array: object): object;

  CreateDataProperty<T extends object>(object: T, key: Key, value: ScriptValue): T;
  /** An object with a null prototype, used as a map. */
  dictionary<T>(): Dictionary<T>;
  setOwn(object: object, key: Key, value: ScriptValue): void;
  append<T>(array: T[], item: T): void;
  isError(value: unknown): value is Error;
  then<T>(promise: Promise<T>, fulfilled: (value: T) => void, rejected?: (reason: unknown) => void): void;
}

interface ProxyTraps {
  get?(target: ScriptObject, name: string | symbol): ScriptValue;
  has?(target: ScriptObject, name: string | symbol): boolean;
  getOwnPropertyDescriptor?(target: ScriptObject, name: string | symbol): ScriptValue;
  ownKeys?(target: ScriptObject): (string | symbol)[];
  preventExtensions?(target: ScriptObject): boolean;
  set?(target: ScriptObject, name: string | symbol, value: ScriptValue, receiver: unknown): boolean;
  defineProperty?(target: ScriptObject, name: string | symbol, descriptor: ScriptValue): boolean;
  deleteProperty?(target: ScriptObject, name: string | symbol): boolean;
}
