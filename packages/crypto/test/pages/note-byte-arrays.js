// Put before a page's or a worker's own code: notes every buffer and view that is made there, weakly, so that those which
// are still reachable after garbage was collected can be read. DevTools names them in a heap snapshot and gives none out.
(() => {
  const noted = [];
  const seen = new WeakSet();
  const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
  const note = (value) => {
    if (isBytes(value) && !seen.has(value)) {
      seen.add(value);
      noted.push(new WeakRef(value));
      if (ArrayBuffer.isView(value)) note(value.buffer);
    }
    return value;
  };
  /** What came from elsewhere may hold bytes one level down. */
  const noteWithin = (value) => {
    note(value);
    if (typeof value === 'object' && value !== null && !isBytes(value)) Object.values(value).forEach(note);
    return value;
  };
  const kinds = [
    ArrayBuffer,
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
  ];
  kinds.push(Uint32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array);
  for (const kind of kinds) {
    const noting = new Proxy(kind, {
      // The snapshot must see the kind itself, not what stands before it.
      construct: (target, args, made) =>
        note(Reflect.construct(target, args, made === noting ? target : made)),
    });
    // `slice`, `map` and the like make theirs through this.
    Object.defineProperty(kind.prototype, 'constructor', {
      value: noting,
      writable: true,
      configurable: true,
    });
    globalThis[kind.name] = noting;
  }
  const wrap = (owner, name, told) => {
    const original = owner?.[name];
    if (typeof original !== 'function') return;
    owner[name] = function (...args) {
      return told(original.apply(this, args));
    };
  };
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  for (const name of ['with', 'toReversed', 'toSorted', 'subarray', 'slice', 'map', 'filter'])
    wrap(typed, name, note);
  for (const name of ['slice', 'transfer', 'transferToFixedLength']) wrap(ArrayBuffer.prototype, name, note);
  wrap(TextEncoder.prototype, 'encode', note);
  const later = (promise) => promise.then(noteWithin);
  for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
    if (name !== 'constructor' && name !== 'supports') wrap(SubtleCrypto.prototype, name, later);
  }
  for (const name of ['arrayBuffer', 'bytes']) {
    wrap(Response.prototype, name, later);
    wrap(Blob.prototype, name, later);
  }
  wrap(ReadableStreamDefaultReader.prototype, 'read', later);
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    ...data,
    get() {
      return noteWithin(data.get.call(this));
    },
  });
  const encode = (bytes) => {
    let text = '';
    for (let from = 0; from < bytes.length; from += 30000) {
      text += String.fromCharCode.apply(null, bytes.subarray(from, from + 30000));
    }
    return btoa(text);
  };
  globalThis.noteBytes = {
    /** Base64 of each that is alive; what was transferred elsewhere has none. */
    read() {
      const alive = noted.map((ref) => ref.deref()).filter((value) => value !== undefined);
      const views = alive.filter((value) => ArrayBuffer.isView(value)).length;
      const buffers = alive.filter((value) => value instanceof ArrayBuffer && !value.detached);
      return { views, parts: buffers.map((buffer) => encode(new Uint8Array(buffer))) };
    },
  };
})();
