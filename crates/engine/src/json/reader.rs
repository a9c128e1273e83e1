//! Splits a JSON text into tokens, in one pass. It accepts nothing that `JSON.parse` refuses, but may refuse
//! valid JSON, such as a lone surrogate. It knows nothing of the engine.

use super::head::Head;

/// Not JSON, or JSON that is left to the engine's own parser.
#[derive(Debug)]
pub(super) struct Refused;

type Result<T> = std::result::Result<T, Refused>;

/// A string's value, in UTF-8.
pub(super) struct Text<'r> {
    pub bytes: &'r [u8],
    /// The whole string, if it is short.
    pub head: Option<Head>,
    /// Whether all of it is ASCII.
    pub ascii: bool,
}

/// A position in a text.
pub(super) struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The last string that was read, if it had escapes.
    unescaped: Vec<u8>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Reader<'t> {
        Reader { bytes: text.as_bytes(), at: 0, unescaped: Vec::new() }
    }

    /// Index of the next byte.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'t [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// The unread rest of the text.
    #[inline]
    pub(super) fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Advances over bytes that were inspected.
    #[inline]
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The next byte that is not white space, without reading it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(b'\0'..=b' ') => self.peek_after_space(),
            byte => byte.copied(),
        }
    }

    #[inline(never)]
    fn peek_after_space(&mut self) -> Option<u8> {
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.rest().iter().take_while(is_space).count();
        self.bytes.get(self.at).copied()
    }

    /// Reads the next byte that is not white space.
    #[inline]
    pub(super) fn next(&mut self) -> Result<u8> {
        let byte = self.peek().ok_or(Refused)?;
        self.at += 1;
        Ok(byte)
    }

    /// Reads exactly this text.
    #[inline]
    pub(super) fn expect(&mut self, text: &[u8]) -> Result<()> {
        if !self.rest().starts_with(text) {
            return Err(Refused);
        }
        self.at += text.len();
        Ok(())
    }

    /// Reads a number. `first` is its first byte, a digit or a minus, already read.
    #[inline]
    pub(super) fn number(&mut self, first: u8) -> Result<f64> {
        let start = self.at - 1;
        let at = start + usize::from(first == b'-');
        let mut digits = Digits { bytes: self.bytes, at, value: 0 };
        let whole = digits.read();
        if whole != 1 && (whole == 0 || self.bytes[at] == b'0') {
            return Err(Refused);
        }
        let mut decimals = 0;
        if digits.eat(b'.') {
            decimals = digits.read();
            if decimals == 0 {
                return Err(Refused);
            }
        }
        let mut exact = whole + decimals < POWERS.len();
        if digits.eat(b'e') || digits.eat(b'E') {
            let _ = digits.eat(b'+') || digits.eat(b'-');
            if digits.read() == 0 {
                return Err(Refused);
            }
            exact = false;
        }
        self.at = digits.at;
        if !exact {
            return std::str::from_utf8(self.since(start)).map_err(|_| Refused)?.parse().map_err(|_| Refused);
        }
        let value = digits.value as f64;
        // Both operands are exact floats, so the quotient is rounded once.
        let value = if decimals == 0 { value } else { value / POWERS[decimals] };
        Ok(if first == b'-' { -value } else { value })
    }

    /// Reads a string whose opening quote was read. The value is borrowed until the next read.
    #[inline(always)]
    pub(super) fn string(&mut self) -> Result<Text<'_>> {
        if let Some((head, length)) = self.short_string() {
            let bytes = &self.bytes[self.at..self.at + length];
            self.at += length + 1;
            return Ok(Text { bytes, head: Some(head), ascii: is_ascii(head) });
        }
        self.long_string()
    }

    /// A short string without escapes, which is the most common case: its head and length.
    #[inline(always)]
    fn short_string(&self) -> Option<(Head, usize)> {
        let head = Head::of(self.rest())?;
        let [first, second] = head.words();
        let length = match ends(first) {
            0 => WORD + first_of(ends(second))?,
            ends => first_of(ends)?,
        };
        (self.bytes.get(self.at + length) == Some(&b'"')).then(|| (head.first(length), length))
    }

    #[inline(never)]
    fn long_string(&mut self) -> Result<Text<'_>> {
        let start = self.at;
        let run = run(self.bytes, start);
        if self.bytes.get(run.end) != Some(&b'"') {
            return self.string_with_escapes(run);
        }
        self.at = run.end + 1;
        Ok(Text { bytes: &self.bytes[start..run.end], head: None, ascii: run.ascii })
    }

    /// Continues after the string's first run.
    fn string_with_escapes(&mut self, run: Run) -> Result<Text<'_>> {
        self.unescaped.clear();
        self.unescaped.extend_from_slice(&self.bytes[self.at..run.end]);
        self.at = run.end;
        let mut ascii = run.ascii;
        loop {
            let byte = *self.bytes.get(self.at).ok_or(Refused)?;
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => ascii &= self.escape()?,
                _ => return Err(Refused),
            }
            ascii &= self.copy_run();
        }
        Ok(Text { bytes: &self.unescaped, head: None, ascii })
    }

    /// Copies a run of plain characters; returns whether they are ASCII.
    fn copy_run(&mut self) -> bool {
        let mut seen = 0;
        while let Some(word) = self.rest().first_chunk() {
            self.unescaped.extend_from_slice(word);
            let word = u64::from_le_bytes(*word);
            let ends = ends(word);
            if ends != 0 {
                let plain = ends.trailing_zeros() as usize / 8;
                seen |= word & !(u64::MAX << (8 * plain));
                self.unescaped.truncate(self.unescaped.len() - (WORD - plain));
                self.at += plain;
                return seen & HIGH == 0;
            }
            seen |= word;
            self.at += WORD;
        }
        let run = run(self.bytes, self.at);
        self.unescaped.extend_from_slice(&self.bytes[self.at..run.end]);
        self.at = run.end;
        seen & HIGH == 0 && run.ascii
    }

    /// Reads an escape whose backslash was read; returns whether it is an ASCII character.
    fn escape(&mut self) -> Result<bool> {
        let byte = *self.bytes.get(self.at).ok_or(Refused)?;
        self.at += 1;
        self.unescaped.push(match byte {
            b'"' | b'\\' | b'/' => byte,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => return self.unicode(),
            _ => return Err(Refused),
        });
        Ok(true)
    }

    /// Reads the four digits after `\u`, and the second half of a surrogate pair.
    fn unicode(&mut self) -> Result<bool> {
        let unit = self.unit()?;
        let character = match unit {
            0xd800..0xdc00 => {
                self.expect(b"\\u")?;
                char::decode_utf16([unit, self.unit()?]).next().and_then(std::result::Result::ok)
            }
            _ => char::from_u32(unit.into()),
        };
        let character = character.ok_or(Refused)?;
        self.unescaped.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(character.is_ascii())
    }

    fn unit(&mut self) -> Result<u16> {
        let digits = self.rest().first_chunk::<4>().ok_or(Refused)?;
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        let unit = digits.iter().try_fold(0, |unit, byte| Some(unit << 4 | digit(byte)? as u16));
        self.at += digits.len();
        unit.ok_or(Refused)
    }
}

/// Powers of ten that are exact as floats, as are all integers with fewer digits than the largest has.
const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The digits of a number.
struct Digits<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Their value; it overflows from 20 digits on.
    value: u64,
}

impl Digits<'_> {
    /// Reads digits; returns how many.
    #[inline]
    fn read(&mut self) -> usize {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at) {
            self.value = self.value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        self.at - start
    }

    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }
}

/// A run of characters that stand for themselves.
#[derive(Clone, Copy)]
struct Run {
    /// Index of the first byte after the run: a quote, a backslash, a control character or the end of the
    /// text.
    end: usize,
    ascii: bool,
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;
const WORD: usize = size_of::<u64>();
/// A run is first read in words, because most are short, then in blocks, for which the compiler uses vector
/// instructions.
const WORDS: usize = 3;
const BLOCK: usize = 32;

#[inline]
fn run(bytes: &[u8], start: usize) -> Run {
    let (mut at, mut seen) = (start, 0);
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        let ends = ends(word);
        if ends != 0 {
            let bits = ends.trailing_zeros() & !7;
            seen |= word & !(u64::MAX << bits);
            return Run { end: at + (bits / 8) as usize, ascii: seen & HIGH == 0 };
        }
        seen |= word;
        at += WORD;
        if at - start == WORDS * WORD {
            at = blocks(bytes, at, &mut seen);
        }
    }
    last_run(bytes, at, seen)
}

/// Sets the high bit of each byte that ends a run. Only the lowest set bit is reliable.
#[inline]
fn ends(word: u64) -> u64 {
    let quote = word ^ (ONES * u64::from(b'"'));
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let control = word.wrapping_sub(ONES * u64::from(b' ')) & !word;
    (zero(quote) | zero(backslash) | control) & HIGH
}

/// Index of the first byte that ends a run.
#[inline]
fn first_of(ends: u64) -> Option<usize> {
    (ends != 0).then(|| ends.trailing_zeros() as usize / 8)
}

#[inline]
fn is_ascii(head: Head) -> bool {
    let [first, second] = head.words();
    (first | second) & HIGH == 0
}

/// Index up to which no whole block ends the run; ORs the bytes read into `seen`, to detect non-ASCII.
#[inline(never)]
fn blocks(bytes: &[u8], mut at: usize, seen: &mut u64) -> usize {
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) {
        let end = |byte: u8| u8::from(byte == b'"') | u8::from(byte == b'\\') | u8::from(byte < b' ');
        if block.iter().fold(0, |found, byte| found | end(*byte)) != 0 {
            break;
        }
        *seen |= u64::from(block.iter().fold(0, |all, byte| all | byte));
        at += BLOCK;
    }
    at
}

/// The run near the end of the text, where less than a whole word is left.
#[inline(never)]
fn last_run(bytes: &[u8], at: usize, seen: u64) -> Run {
    let tail = bytes.get(at..).unwrap_or_default();
    let plain = tail.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')).count();
    Run { end: at + plain, ascii: seen & HIGH == 0 && tail[..plain].is_ascii() }
}
