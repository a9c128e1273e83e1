//! A module's imports and exports, read from the bytecode that the parser produced: QuickJS has no other
//! interface for them. The format is that of the QuickJS version that this crate is pinned to; anything else
//! reads as `None`.

/// The imports of a module, and whether it has exports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Links {
    /// The imported files, in source order.
    pub requests: Vec<Request>,
    /// Whether the module exports anything.
    pub exports: bool,
}

/// One import of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    /// The specifier: the text between the quotes.
    pub specifier: String,
    /// The exports that are imported by name.
    pub names: Vec<String>,
    /// Whether all exports are imported or re-exported: `import * as` or `export * from`.
    pub whole: bool,
}

const VERSION: u8 = 28;
const CHECKSUM: usize = 4;
const MODULE: u8 = 13;
const LOCAL_EXPORT: u8 = 0;
const ALL: &str = "*";

/// Reads the start of a module's bytecode. `predefined` returns the name of one of the engine's own atoms.
/// The module's name must not be one of these.
pub(super) fn read(bytecode: &[u8], predefined: &dyn Fn(u32) -> Option<String>) -> Option<Links> {
    let mut reader = Reader { rest: bytecode, atoms: Vec::new(), first: 0, predefined };
    if reader.byte()? != VERSION {
        return None;
    }
    reader.skip(CHECKSUM)?;
    for _ in 0..reader.number()? {
        let atom = reader.written_atom()?;
        reader.atoms.push(atom);
    }
    if reader.byte()? != MODULE {
        return None;
    }
    // The module's name is the first atom of the bytecode's own table, so its number is the table's first.
    reader.first = reader.number()? >> 1;
    let mut links = Links::default();
    for _ in 0..reader.number()? {
        links.requests.push(Request { specifier: reader.atom()?, ..Request::default() });
    }
    reader.exports(&mut links)?;
    for _ in 0..reader.number()? {
        let _variable = reader.number()?;
        let name = reader.atom()?;
        links.requests.get_mut(reader.number()? as usize)?.wants(name);
    }
    Some(links)
}

impl Request {
    fn wants(&mut self, name: String) {
        if name == ALL {
            self.whole = true;
        } else if !self.names.contains(&name) {
            self.names.push(name);
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    atoms: Vec<String>,
    /// The number of the first atom in the bytecode's own table.
    first: u32,
    predefined: &'a dyn Fn(u32) -> Option<String>,
}

impl Reader<'_> {
    fn skip(&mut self, bytes: usize) -> Option<&[u8]> {
        let (skipped, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(skipped)
    }

    fn byte(&mut self) -> Option<u8> {
        self.skip(1).map(|byte| byte[0])
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// An entry of the atom table: a kind, then a string in Latin-1 or UTF-16.
    fn written_atom(&mut self) -> Option<String> {
        if self.byte()? & 0x80 != 0 {
            return None;
        }
        let length = self.number()?;
        let (wide, length) = (length & 1 == 1, (length >> 1) as usize);
        if !wide {
            return Some(self.skip(length)?.iter().map(|byte| char::from(*byte)).collect());
        }
        let units: Vec<u16> =
            self.skip(length * 2)?.chunks_exact(2).map(|two| u16::from_ne_bytes([two[0], two[1]])).collect();
        Some(String::from_utf16_lossy(&units))
    }

    /// A reference to an atom: a small integer, a predefined atom, or an entry of the table.
    fn atom(&mut self) -> Option<String> {
        let number = self.number()?;
        let index = number >> 1;
        if number & 1 == 1 {
            return Some(index.to_string());
        }
        match index.checked_sub(self.first) {
            Some(own) => self.atoms.get(own as usize).cloned(),
            None => (self.predefined)(index),
        }
    }

    fn exports(&mut self, links: &mut Links) -> Option<()> {
        for _ in 0..self.number()? {
            let kind = self.byte()?;
            let from = self.number()? as usize;
            if kind != LOCAL_EXPORT {
                let name = self.atom()?;
                links.requests.get_mut(from)?.wants(name);
            }
            let _name = self.atom()?;
            links.exports = true;
        }
        for _ in 0..self.number()? {
            let from = self.number()? as usize;
            links.requests.get_mut(from)?.whole = true;
            links.exports = true;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_bytecode_of_a_module_is_refused() {
        let nothing = |_| None;
        for bytes in [&[][..], &[VERSION], &[VERSION, 0, 0, 0, 0, 0], &[1, 0, 0, 0, 0, 0, MODULE], &[VERSION; 64]] {
            assert_eq!(read(bytes, &nothing), None, "{bytes:?}");
        }
    }
}
