// Returns what script can observe of a function that returns its argument: one text per way to inspect it, each with a
// new function.
(fresh) => {
  const facts = [];
  const show = (value) => (typeof value === 'function' ? 'function' : JSON.stringify(value) ?? String(value));
  const described = (object) =>
    Reflect.ownKeys(object).map((key) => {
      const { value, writable, enumerable, configurable } = Reflect.getOwnPropertyDescriptor(object, key);
      return `${String(key)} ${writable} ${enumerable} ${configurable} ${show(value)}`;
    });
  const look = (name, at) => {
    let seen;
    try {
      seen = show(at(fresh()));
    } catch (error) {
      seen = `${error.name}: ${error.message}`;
    }
    facts.push(`${name}: ${seen}`);
  };

  look('typeof', (f) => typeof f);
  look('tag', (f) => Object.prototype.toString.call(f));
  look('keys', Object.keys);
  look('descriptors', described);
  look('name', (f) => f.name);
  look('length', (f) => f.length);
  look('prototype of', (f) => Object.getPrototypeOf(f) === Function.prototype);
  look('instance', (f) => [f instanceof Function, f instanceof Object]);
  look('prototype', (f) => f.prototype && described(f.prototype));
  look('prototype and back', (f) => f.prototype && f.prototype.constructor === f);
  look('prototype of prototype', (f) => f.prototype && Object.getPrototypeOf(f.prototype) === Object.prototype);
  look('set prototype', (f) => { const own = {}; f.prototype = own; return f.prototype === own; });
  look('delete prototype', (f) => { 'use strict'; delete f.prototype; });
  look('delete name', (f) => [delete f.name, f.name]);
  look('set name', (f) => { f.name = 'other'; return f.name; });
  look('define name', (f) => Object.defineProperty(f, 'name', { value: 'other' }).name);
  look('add', (f) => { f.own = 1; return Object.keys(f); });
  look('freeze', (f) => [Object.isFrozen(Object.freeze(f)), described(f)]);
  look('call', (f) => [f(1), f(), f(1, 2), f.call(null, 3), f.apply(1, [4])]);
  look('Reflect.apply', (f) => Reflect.apply(f, undefined, [5]));
  look('bind', (f) => { const bound = f.bind(null, 6); return [bound(), bound.length, bound.name]; });
  look('new', (f) => { const made = new f(1); return [typeof made, made instanceof f, Object.keys(made)]; });
  look('new of object', (f) => new f({ a: 1 }));
  look('new of a function', (f) => typeof new f(() => 1));
  look('Reflect.construct', (f) => { class Other {} return [Reflect.construct(f, [], Other) instanceof Other, Reflect.construct(f, []) instanceof f]; });
  look('new without prototype', (f) => { f.prototype = 1; return Object.getPrototypeOf(new f()) === Object.prototype; });
  look('extends', (f) => { class Heir extends f {} const made = new Heir(); return [made instanceof Heir, made instanceof f, Object.getPrototypeOf(Heir) === f]; });
  look('instanceof', (f) => [{} instanceof f, Object.create(f.prototype ?? null) instanceof f]);
  look('map', (f) => [1, 2].map(f));
  look('sort', (f) => [1, 2].filter(f).length);
  look('JSON', (f) => JSON.stringify({ f, list: [f] }));
  look('same', (f) => f === f);
  look('text', (f) => typeof `${f}`);
  return facts;
};
