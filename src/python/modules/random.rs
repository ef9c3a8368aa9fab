//! `_random`: the Mersenne Twister, with CPython's seeding, so that a seed gives the same numbers.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::Signed;

use crate::python::exception::{R, type_error, value_error};
use crate::python::methods::add;
use crate::python::native::{NOTHING, Native};
use crate::python::value::{Args, Object, Payload, Value};
use crate::python::vm::Vm;

const N: usize = 624;
const M: usize = 397;

struct Twister {
    state: Box<[u32; N]>,
    at: usize,
}

impl Twister {
    fn seeded(seed: u32) -> Self {
        let mut state = Box::new([0_u32; N]);
        state[0] = seed;
        for at in 1..N {
            state[at] = 1_812_433_253_u32.wrapping_mul(state[at - 1] ^ (state[at - 1] >> 30)).wrapping_add(at as u32);
        }
        Self { state, at: N }
    }

    fn keyed(key: &[u32]) -> Self {
        let mut twister = Self::seeded(19_650_218);
        let state = &mut twister.state;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mixed = (state[i - 1] ^ (state[i - 1] >> 30)).wrapping_mul(1_664_525);
            state[i] = (state[i] ^ mixed).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = (j + 1) % key.len();
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        for _ in 0..N - 1 {
            let mixed = (state[i - 1] ^ (state[i - 1] >> 30)).wrapping_mul(1_566_083_941);
            state[i] = (state[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
        twister
    }

    fn next(&mut self) -> u32 {
        if self.at >= N {
            let state = &mut self.state;
            for at in 0..N {
                let y = (state[at] & 0x8000_0000) | (state[(at + 1) % N] & 0x7fff_ffff);
                let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
                state[at] = state[(at + M) % N] ^ (y >> 1) ^ odd;
            }
            self.at = 0;
        }
        let mut y = self.state[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }
}

type Random = RefCell<Twister>;

fn with<T>(vm: &Vm, value: &Value, act: impl FnOnce(&mut Twister) -> T) -> R<T> {
    match value.native_ref::<Random>() {
        Some(twister) => Ok(act(&mut twister.borrow_mut())),
        None => Err(type_error(format!("a Random is required, not '{}'", vm.type_name(value)))),
    }
}

/// A seed from the clock, when the program gives none.
fn entropy(vm: &Vm) -> u64 {
    let seed = vm.world.lp.host().epoch().to_bits() ^ vm.world.now().as_micros();
    crate::python::value::mix(seed)
}

fn seed(vm: &mut Vm, args: Args) -> R {
    let [this, seed] = args.bind("seed", ["/self", "/seed"], 1)?;
    let seed = match seed.some() {
        None => BigInt::from(entropy(vm)),
        Some(seed) => match Vm::to_big(&seed) {
            Some(seed) => seed.abs(),
            None => BigInt::from(vm.hash(&seed)? as u64),
        },
    };
    let (_, mut key) = seed.to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    with(vm, &this, |twister| *twister = Twister::keyed(&key))?;
    NOTHING
}

fn bits(vm: &mut Vm, args: Args) -> R {
    let [this, count] = args.method("getrandbits")?;
    let count = vm.to_index(&count)?;
    if count < 0 {
        return Err(value_error("number of bits must be non-negative"));
    }
    vm.check_memory(count as usize / 8)?;
    if count == 0 {
        return Ok(Value::Int(0));
    }
    let words = with(vm, &this, |twister| {
        let mut left = count;
        let mut words = Vec::new();
        while left > 0 {
            let word = twister.next();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left -= 32;
        }
        words
    })?;
    Ok(Value::int(BigInt::from_slice(num_bigint::Sign::Plus, &words)))
}

/// SHA-512, which texts are seeded through.
fn sha512(message: &[u8]) -> Vec<u8> {
    // The constants are the fractional parts of the roots of the first primes.
    let primes: Vec<u64> =
        (2_u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0)).take(80).collect();
    let root = |n: u64, cube: bool| -> u64 {
        let scaled: BigInt = BigInt::from(n) << if cube { 192_u32 } else { 128_u32 };
        let whole = if cube { scaled.cbrt() } else { scaled.sqrt() };
        let (_, digits) = whole.to_u64_digits();
        digits[0]
    };
    let k: Vec<u64> = primes.iter().map(|prime| root(*prime, true)).collect();
    let mut h: Vec<u64> = primes[..8].iter().map(|prime| root(*prime, false)).collect();
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend((message.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks_exact(128) {
        let mut w: Vec<u64> = block
            .chunks_exact(8)
            .map(|bytes| bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)))
            .collect();
        for t in 16..80 {
            let s0 = w[t - 15].rotate_right(1) ^ w[t - 15].rotate_right(8) ^ (w[t - 15] >> 7);
            let s1 = w[t - 2].rotate_right(19) ^ w[t - 2].rotate_right(61) ^ (w[t - 2] >> 6);
            w.push(w[t - 16].wrapping_add(s0).wrapping_add(w[t - 7]).wrapping_add(s1));
        }
        let mut v = h.clone();
        for t in 0..80 {
            let s1 = v[4].rotate_right(14) ^ v[4].rotate_right(18) ^ v[4].rotate_right(41);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let a = v[7].wrapping_add(s1).wrapping_add(choice).wrapping_add(k[t]).wrapping_add(w[t]);
            let s0 = v[0].rotate_right(28) ^ v[0].rotate_right(34) ^ v[0].rotate_right(39);
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(a);
            v[0] = a.wrapping_add(s0).wrapping_add(majority);
        }
        for (h, v) in h.iter_mut().zip(v) {
            *h = h.wrapping_add(v);
        }
    }
    h.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Its names.
pub(super) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let class = Rc::clone(&vm.types.random);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let Some(Value::Class(class)) = args.values.first() else {
                    return Err(type_error("Random.__new__(X): X is not a type object"));
                };
                let start = entropy(vm);
                let random: Random = RefCell::new(Twister::keyed(&[start as u32, (start >> 32) as u32]));
                Ok(Value::Object(Object::new(Rc::clone(class), Payload::Native(Box::new(random)))))
            }),
            ("__init__", |_, _| NOTHING),
            ("seed", seed),
            ("random", |vm, args| {
                let [this] = args.method("random")?;
                with(vm, &this, |twister| {
                    let (a, b) = (twister.next() >> 5, twister.next() >> 6);
                    Value::Float((f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0)
                })
            }),
            ("getrandbits", bits),
            ("getstate", |vm, args| {
                let [this] = args.method("getstate")?;
                with(vm, &this, |twister| {
                    let words = twister.state.iter().map(|word| Value::Int(i64::from(*word)));
                    Value::tuple(words.chain([Value::index(twister.at)]).collect())
                })
            }),
            ("setstate", |vm, args| {
                let [this, state] = args.method("setstate")?;
                let words: Vec<i64> = vm.collect(&state)?.iter().map(|word| vm.to_index(word)).collect::<R<_>>()?;
                if words.len() != N + 1 {
                    return Err(value_error("state vector is the wrong size"));
                }
                with(vm, &this, |twister| {
                    for (own, word) in twister.state.iter_mut().zip(&words) {
                        *own = *word as u32;
                    }
                    twister.at = (words[N].max(0) as usize).min(N);
                })?;
                NOTHING
            }),
        ],
    );
    vec![
        ("Random", Value::Class(Rc::clone(&class))),
        (
            "sha512",
            Native::function("sha512", |vm, args| {
                let [bytes] = args.exactly("sha512")?;
                match bytes.plain() {
                    Value::Bytes(bytes) => Ok(Value::bytes(sha512(bytes))),
                    _ => Err(type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(&bytes)))),
                }
            }),
        ),
        ("entropy", Native::function("entropy", |vm, _| Ok(Value::int(BigInt::from(entropy(vm)))))),
    ]
}
