/* The guard: a strict pull reader over JSON bytes, in one pass and without a tree.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 8259 and UTF-8 to the letter. What the RFC leaves open is decided here once:
 *  - a byte order mark at the start is tolerated, since real servers send one; other encodings than
 *    UTF-8 are refused;
 *  - lone surrogates, as bytes or as \u escapes, are refused;
 *  - a number that a double cannot hold (1e400) is refused, one that becomes 0 is not; any number
 * of digits is taken up to a limit of length;
 *  - depth, counts and lengths have limits;
 *  - a member that a reader reads must come once in its object; members that it skips may repeat,
 *    and so may those of a document that is only validated.
 *
 * An error sticks: after the first, every call returns FALSE, so that a reader need only look at
 * the end. The message names origin, JSON path, what was expected, what was found, and the byte. */
#pragma once

#include "codec/error.h"
#include "model/zone.h"

#include <string.h>

#define PENTAD_GUARD_MAX_DEPTH 64

typedef struct
{
  gsize bytes;      /* of the document */
  guint depth;      /* at most PENTAD_GUARD_MAX_DEPTH */
  guint64 members;  /* of one object */
  guint64 elements; /* of one array */
  guint64 values;   /* of the document */
  gsize string;     /* bytes of one string, escapes resolved */
  gsize number;     /* characters of one number, at most 1000 */
} PentadGuardLimits;

typedef enum
{
  PENTAD_JSON_NONE, /* no value: end of input or an error */
  PENTAD_JSON_NULL,
  PENTAD_JSON_BOOLEAN,
  PENTAD_JSON_NUMBER,
  PENTAD_JSON_STRING,
  PENTAD_JSON_ARRAY,
  PENTAD_JSON_OBJECT
} PentadJsonType;

/* One level of nesting; private. */
typedef struct
{
  gboolean is_object;
  gboolean is_recorded; /* the present member's name is the last of `names` */
  guint64 count;        /* items begun */
  gsize start;          /* of the container */
  gsize name, name_len; /* raw name of the present member; at 0: not yet read */
  guint first_name;     /* of this object in `names` */
  guint64 name_bits;    /* one bit a name, to see quickly that one is new; or a bit a key */
  guint next_key;       /* the key that is expected next */
} PentadGuardFrame;

/* Lives on the stack; private fields. */
typedef struct
{
  const char *data;
  gsize len, pos;
  gsize value_at; /* where the last value began */
  const char *origin;
  PentadGuardLimits limits;
  guint64 n_values;
  guint depth;
  PentadGuardFrame frames[PENTAD_GUARD_MAX_DEPTH];
  GArray *names;         /* GuardName: members read, of the open objects */
  GStringChunk *escaped; /* names that had escapes; NULL none */
  GString *text;         /* unescaped string */
  GStringChunk *codes;   /* see pentad_field_code(); NULL until needed */
  PentadTimeMemo memo;
  GError *error;
} PentadGuard;

/* For documents that grow with the city: 512 MiB, depth 64, 10,000 members, 4 million elements,
 * 100 million values, 64 KiB strings, 400 characters. */
PentadGuardLimits pentad_guard_default_limits (void);
/* For documents of a fixed kind (about, catalogue, scheme, board ...): 16 MiB, 200,000 elements,
 * 2 million values, else as above. */
PentadGuardLimits pentad_guard_small_limits (void);

/* data and origin are borrowed; limits NULL takes the default. */
void pentad_guard_init (PentadGuard *self,
                        const char *data,
                        gsize len,
                        const char *origin,
                        const PentadGuardLimits *limits);
void pentad_guard_clear (PentadGuard *self);
/* The document has ended and nothing but white space follows. Moves the sticky error to *error. */
gboolean pentad_guard_finish (PentadGuard *self, GError **error);
gboolean pentad_guard_failed (const PentadGuard *self);
/* Bytes read so far, for progress. */
gsize pentad_guard_get_position (const PentadGuard *self);

/* The type of the next value, without reading it. */
PentadJsonType pentad_guard_peek (PentadGuard *self);
/* Opens an object or array; then call next_member or next_element until it returns FALSE (end, or
 * error). After each TRUE exactly one value must be read or skipped. A member's name is unescaped,
 * not terminated, and valid until the next call on the guard. */
gboolean pentad_guard_begin_object (PentadGuard *self);
gboolean pentad_guard_next_member (PentadGuard *self, const char **name, gsize *name_len);
gboolean pentad_guard_begin_array (PentadGuard *self);
gboolean pentad_guard_next_element (PentadGuard *self);
/* Values. The string is unescaped, not terminated, may hold U+0000, and is valid until the next
 * call on the guard. */
gboolean pentad_guard_get_string (PentadGuard *self, const char **text, gsize *len);
/* Finite only. */
gboolean pentad_guard_get_double (PentadGuard *self, double *value);
/* Whole numbers up to 2^53 either way, "3.0" and "3e0" included. */
gboolean pentad_guard_get_int (PentadGuard *self, gint64 *value);
gboolean pentad_guard_get_boolean (PentadGuard *self, gboolean *value);
gboolean pentad_guard_get_null (PentadGuard *self);
/* Any value, checked as strictly as when it is read. */
gboolean pentad_guard_skip (PentadGuard *self);
/* Reports that the value just read (also an object or array just ended), or about to be read, is
 * not what was expected. Returns FALSE. */
gboolean pentad_guard_fail (PentadGuard *self, PentadCodecError code, const char *expected);
/* TRUE when a name of that length is the literal. */
#define pentad_guard_name_is(name, len, literal)                                                   \
  ((len) == sizeof (literal) - 1 && memcmp ((name), (literal), sizeof (literal) - 1) == 0)

/* Checks a whole document. */
gboolean pentad_guard_validate (const char *data,
                                gsize len,
                                const char *origin,
                                const PentadGuardLimits *limits,
                                GError **error);
