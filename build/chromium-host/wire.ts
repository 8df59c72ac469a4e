/**
 * How values cross between Node and the page's isolated world: tagged JSON with bytes in base64, because CDP carries
 * text. Guarantees structured-clone semantics: Map, Set, Date, RegExp, BigInt, errors, typed arrays, undefined and
 * cycles survive; prototypes are dropped; a Node Buffer arrives as a Uint8Array.
 */
export interface Base64 {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Where large byte arrays go instead of into the text; `put` answers the id that `get` is asked with. */
export interface Attachments {
  readonly put: (bytes: Uint8Array) => string;
  readonly get: (id: string) => Uint8Array<ArrayBuffer>;
}

export interface Wire {
  /** @throws Error 'An object could not be cloned.' for what structured clone refuses (functions, symbols, DOM objects). */
  readonly pack: (value: unknown, put?: Attachments['put']) => string;
  readonly unpack: (text: string, get?: Attachments['get']) => unknown;
}

/** Measured: below this size a request of their own takes longer than base64. */
const attachedFrom = 256 * 1024;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
interface Tagged {
  $: string;
  v?: Json;
  [extra: string]: Json | undefined;
}

export const notCloneable = 'An object could not be cloned.';

const views = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** The class of a built-in value by its brand, e.g. `Map`. */
const brand = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

export function createWire(base64: Base64): Wire {
  return {
    pack(value, put) {
      let clone: unknown;
      try {
        clone = structuredClone(value);
      } catch {
        throw new Error(notCloneable);
      }
      return JSON.stringify(encode(clone, new Map(), put ? attaching(base64, put) : base64));
    },
    unpack: (text, get) => decode(JSON.parse(text) as Json, [], get ? detaching(base64, get) : base64),
  };
}

/** An id stands in the text as `@id`, which is no base64. */
const attaching = (base64: Base64, put: Attachments['put']): Base64 => ({
  ...base64,
  encode: (bytes) => (bytes.length >= attachedFrom ? `@${put(bytes)}` : base64.encode(bytes)),
});
const detaching = (base64: Base64, get: Attachments['get']): Base64 => ({
  ...base64,
  decode: (text) => (text.startsWith('@') ? get(text.slice(1)) : base64.decode(text)),
});

/** `seen` numbers every object in the order of the walk, so that cycles and shared references keep their identity. */
function encode(value: unknown, seen: Map<object, number>, base64: Base64): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : tag('number', numberName(value));
    case 'undefined':
      return tag('undefined');
    case 'bigint':
      return tag('bigint', value.toString());
    case 'object':
      break;
    default:
      throw new Error(notCloneable);
  }
  if (value === null) return null;
  const number = seen.get(value);
  if (number !== undefined) return tag('ref', number);
  seen.set(value, seen.size);
  return encodeObject(value, seen, base64);
}

function encodeObject(value: object, seen: Map<object, number>, base64: Base64): Json {
  const each = (item: unknown) => encode(item, seen, base64);
  if (Array.isArray(value)) return Array.from(value, each);
  if (ArrayBuffer.isView(value)) {
    return tag('view', base64.encode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)), {
      of: brand(value),
    });
  }
  if (value instanceof Date) return tag('date', Number.isNaN(value.getTime()) ? 'NaN' : value.getTime());
  if (value instanceof RegExp) return tag('regexp', value.source, { flags: value.flags });
  if (value instanceof Map)
    return tag(
      'map',
      Array.from(value, ([key, item]) => [each(key), each(item)]),
    );
  if (value instanceof Set) return tag('set', Array.from(value, each));
  if (value instanceof ArrayBuffer) return tag('buffer', base64.encode(new Uint8Array(value)));
  if (value instanceof Error) {
    return tag('error', value.message, { name: value.name, ...(value.stack ? { stack: value.stack } : {}) });
  }
  if (value instanceof Boolean || value instanceof Number || value instanceof String) {
    return tag('boxed', value.valueOf() as string | number | boolean);
  }
  if (brand(value) !== 'Object') throw new Error(notCloneable);
  const fields = Object.entries(value);
  if (!('$' in value)) {
    const out: { [key: string]: Json } = {};
    for (const [key, item] of fields) define(out, key, each(item));
    return out;
  }
  return tag(
    'object',
    fields.map(([key, item]) => [key, each(item)]),
  );
}

const tag = (name: string, v?: Json, extra?: { [key: string]: Json }): Json => ({
  $: name,
  ...(v === undefined ? {} : { v }),
  ...extra,
});

const numberName = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** Sets an own property even when its name is `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The reverse of encode; plain arrays and objects are filled in place. */
function decode(node: Json, seen: unknown[], base64: Base64): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) {
    seen.push(node);
    const items: unknown[] = node;
    for (let i = 0; i < node.length; i++) items[i] = decode(node[i]!, seen, base64);
    return items;
  }
  if (typeof node.$ === 'string') return decodeTagged(node as unknown as Tagged, seen, base64);
  seen.push(node);
  for (const key of Object.keys(node)) define(node, key, decode(node[key]!, seen, base64));
  return node;
}

function decodeTagged(node: Tagged, seen: unknown[], base64: Base64): unknown {
  const keep = <T>(value: T): T => {
    seen.push(value);
    return value;
  };
  const bytes = () => base64.decode(node.v as string);
  switch (node.$) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(node.v);
    case 'bigint':
      return BigInt(node.v as string);
    case 'ref':
      return seen[node.v as number];
    case 'view': {
      const content = bytes();
      const View = views[node.of as keyof typeof views] ?? Uint8Array;
      return keep(View === Uint8Array ? content : new (View as new (buffer: ArrayBuffer) => object)(content.buffer));
    }
    case 'date':
      return keep(new Date(Number(node.v)));
    case 'regexp':
      return keep(new RegExp(node.v as string, node.flags as string));
    case 'buffer':
      return keep(bytes().buffer);
    case 'error': {
      const Kind = errors[node.name as keyof typeof errors] ?? Error;
      const error = keep(new Kind(node.v as string));
      if (node.stack) define(error, 'stack', node.stack);
      return error;
    }
    case 'boxed':
      return keep(Object(node.v));
    case 'map': {
      const map = keep(new Map<unknown, unknown>());
      for (const [key, item] of node.v as [Json, Json][])
        map.set(decode(key, seen, base64), decode(item, seen, base64));
      return map;
    }
    case 'set': {
      const set = keep(new Set<unknown>());
      for (const item of node.v as Json[]) set.add(decode(item, seen, base64));
      return set;
    }
    case 'object': {
      const out = keep({});
      for (const [key, item] of node.v as [string, Json][]) define(out, key, decode(item, seen, base64));
      return out;
    }
    default:
      throw new Error(`unknown tag ${node.$}`);
  }
}
