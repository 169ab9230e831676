//! Values become bytes, one file a format.
