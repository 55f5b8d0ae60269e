/* The guard: structure and limits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard.h"
#include "codec/guard-scan.h"

/* Members of one object that are watched for repetition; no reader knows as many. */
#define MAX_WATCHED 256

/* A member that was read; in the document, or in `escaped`. */
typedef struct
{
  const char *text;
  gsize len;
} GuardName;

PentadGuardLimits
pentad_guard_default_limits (void)
{
  return (PentadGuardLimits){
    .bytes = (gsize)512 << 20,
    .depth = PENTAD_GUARD_MAX_DEPTH,
    .members = 10000,
    .elements = 4000000,
    .values = 100000000,
    .string = 64 << 10,
    .number = 400,
  };
}

PentadGuardLimits
pentad_guard_small_limits (void)
{
  PentadGuardLimits limits = pentad_guard_default_limits ();

  limits.bytes = (gsize)16 << 20;
  limits.elements = 200000;
  limits.values = 2000000;
  return limits;
}

static gboolean
over_limit (PentadGuard *self, const char *allowed)
{
  return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_LIMIT, allowed);
}

static void G_GNUC_NO_INLINE
skip_spaces (PentadGuard *self)
{
  const char *p = self->data + self->pos, *end = self->data + self->len;

  while (p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
    p++;
  self->pos = (gsize)(p - self->data);
}

/* Most documents have no space between values, so that is looked at first. */
static inline void
skip_space (PentadGuard *self)
{
  if (self->pos < self->len && (guchar)self->data[self->pos] <= ' ')
    skip_spaces (self);
}

/* What portals and wrong addresses send instead of JSON is named. */
static void
check_start (PentadGuard *self)
{
  gsize start = self->pos;

  if (self->len > self->limits.bytes)
    {
      over_limit (self, "a smaller document");
      return;
    }
  skip_space (self);
  if (self->pos == self->len)
    pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "JSON in a body that is not empty");
  else if (self->data[self->pos] == '<')
    pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "JSON and not HTML or XML");
  else
    self->pos = start;
}

void
pentad_guard_init (PentadGuard *self,
                   const char *data,
                   gsize len,
                   const char *origin,
                   const PentadGuardLimits *limits)
{
  memset (self, 0, sizeof *self);
  self->data = data != NULL ? data : "";
  self->len = data != NULL ? len : 0;
  self->origin = origin;
  self->limits = limits != NULL ? *limits : pentad_guard_default_limits ();
  self->limits.depth = MIN (self->limits.depth, PENTAD_GUARD_MAX_DEPTH);
  self->names = g_array_new (FALSE, FALSE, sizeof (GuardName));
  self->text = g_string_new (NULL);
  if (self->len >= 3 && memcmp (self->data, "\xef\xbb\xbf", 3) == 0)
    self->pos = 3;
  check_start (self);
}

void
pentad_guard_clear (PentadGuard *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->escaped, g_string_chunk_free);
  g_clear_pointer (&self->codes, g_string_chunk_free);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

gboolean
pentad_guard_failed (const PentadGuard *self)
{
  return self->error != NULL;
}

gsize
pentad_guard_get_position (const PentadGuard *self)
{
  return self->pos;
}

gboolean
pentad_guard_finish (PentadGuard *self, GError **error)
{
  if (self->error == NULL)
    {
      skip_space (self);
      if (self->pos < self->len)
        pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "the end of the document");
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* The type of a value by its first byte. */
static const guint8 types[256] = {
  ['{'] = PENTAD_JSON_OBJECT,         ['['] = PENTAD_JSON_ARRAY,   ['"'] = PENTAD_JSON_STRING,
  ['t'] = PENTAD_JSON_BOOLEAN,        ['f'] = PENTAD_JSON_BOOLEAN, ['n'] = PENTAD_JSON_NULL,
  ['0' ... '9'] = PENTAD_JSON_NUMBER, ['-'] = PENTAD_JSON_NUMBER,
};

PentadJsonType
pentad_guard_peek (PentadGuard *self)
{
  if (self->error != NULL)
    return PENTAD_JSON_NONE;
  skip_space (self);
  self->value_at = self->pos;
  if (self->pos >= self->len)
    return PENTAD_JSON_NONE;
  return types[(guchar)self->data[self->pos]];
}

/* Begins to read a value of a type; fails with what was expected. */
static gboolean
expect (PentadGuard *self, PentadJsonType type, const char *expected)
{
  PentadJsonType found = pentad_guard_peek (self);

  if (found != type)
    return pentad_guard_fail_here (
        self, found == PENTAD_JSON_NONE ? PENTAD_CODEC_ERROR_SYNTAX : PENTAD_CODEC_ERROR_TYPE,
        expected);
  if (++self->n_values > self->limits.values)
    return over_limit (self, "fewer values");
  return TRUE;
}

static gboolean
begin (PentadGuard *self, PentadJsonType type, const char *expected)
{
  if (!expect (self, type, expected))
    return FALSE;
  if (self->depth >= self->limits.depth)
    return over_limit (self, "less nesting");
  self->frames[self->depth++] = (PentadGuardFrame){
    .is_object = type == PENTAD_JSON_OBJECT,
    .start = self->pos++,
    .first_name = self->names->len,
  };
  return TRUE;
}

/* Leaves the innermost container, which then is the value just read. */
static void
end (PentadGuard *self)
{
  const PentadGuardFrame *frame = &self->frames[--self->depth];

  self->pos++;
  self->value_at = frame->start;
  if (self->names->len > frame->first_name)
    g_array_set_size (self->names, frame->first_name);
}

/* Moves to the next item of the container: FALSE at its end, which is consumed. */
static gboolean
next_item (PentadGuard *self, char closing, guint64 limit)
{
  PentadGuardFrame *frame;

  if (self->error != NULL)
    return FALSE;
  g_return_val_if_fail (self->depth > 0, FALSE);
  frame = &self->frames[self->depth - 1];
  skip_space (self);
  char c = self->pos < self->len ? self->data[self->pos] : '\0';
  if (c == closing)
    {
      end (self);
      return FALSE;
    }
  if (frame->count > 0)
    {
      if (c != ',')
        return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX,
                                       closing == '}' ? "“,” or “}”" : "“,” or “]”");
      self->pos++;
      skip_space (self);
    }
  if (frame->count >= limit)
    return over_limit (self, closing == '}' ? "fewer members" : "fewer elements");
  frame->count++;
  return TRUE;
}

/* Remembers a member's name; fails when the object has it already. Names are compared as they
 * read without escapes. */
static gboolean
watch_name (PentadGuard *self, PentadGuardFrame *frame, const char *name, gsize len)
{
  guint hash = (guint)len * 31;
  GuardName *known = (GuardName *)(void *)self->names->data;

  if (len > 0)
    hash += (guchar)name[0] * 7u + (guchar)name[len - 1];
  if (frame->name_bits & (G_GUINT64_CONSTANT (1) << (hash % 64)))
    for (guint i = frame->first_name; i < self->names->len; i++)
      if (known[i].len == len && memcmp (known[i].text, name, len) == 0)
        {
          self->pos = frame->name - 1;
          return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_VALUE, "each member once");
        }
  if (self->names->len - frame->first_name >= MAX_WATCHED)
    return TRUE;
  if (len > 0 && name == self->text->str)
    {
      if (self->escaped == NULL)
        self->escaped = g_string_chunk_new (256);
      name = g_string_chunk_insert_len (self->escaped, name, (gssize)len);
    }
  GuardName watched = { name, len };
  g_array_append_val (self->names, watched);
  frame->name_bits |= G_GUINT64_CONSTANT (1) << (hash % 64);
  frame->is_recorded = TRUE;
  return TRUE;
}

static gboolean
next_member (PentadGuard *self, const char **name, gsize *name_len, gboolean watched)
{
  if (!next_item (self, '}', self->limits.members))
    return FALSE;

  PentadGuardFrame *frame = &self->frames[self->depth - 1];
  gsize start = self->pos + 1;
  frame->name = 0;
  frame->is_recorded = FALSE;
  if (self->pos >= self->len || self->data[self->pos] != '"')
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "the name of a member");
  if (!pentad_guard_scan_string (self, name, name_len))
    return FALSE;
  frame->name = start;
  frame->name_len = self->pos - 1 - start;
  skip_space (self);
  if (self->pos >= self->len || self->data[self->pos] != ':')
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "“:”");
  self->pos++;
  return !watched || watch_name (self, frame, *name, *name_len);
}

gboolean
pentad_guard_begin_object (PentadGuard *self)
{
  return begin (self, PENTAD_JSON_OBJECT, "an object");
}

gboolean
pentad_guard_next_member (PentadGuard *self, const char **name, gsize *name_len)
{
  return next_member (self, name, name_len, TRUE);
}

gboolean
pentad_guard_next_name (PentadGuard *self, const char **name, gsize *name_len)
{
  return next_member (self, name, name_len, FALSE);
}

gboolean
pentad_guard_begin_array (PentadGuard *self)
{
  return begin (self, PENTAD_JSON_ARRAY, "an array");
}

gboolean
pentad_guard_next_element (PentadGuard *self)
{
  return next_item (self, ']', self->limits.elements);
}

gboolean
pentad_guard_get_string (PentadGuard *self, const char **text, gsize *len)
{
  return expect (self, PENTAD_JSON_STRING, "a string") &&
         pentad_guard_scan_string (self, text, len);
}

gboolean
pentad_guard_get_double (PentadGuard *self, double *value)
{
  return expect (self, PENTAD_JSON_NUMBER, "a number") && pentad_guard_scan_number (self, value);
}

gboolean
pentad_guard_get_int (PentadGuard *self, gint64 *value)
{
  double number;

  if (!expect (self, PENTAD_JSON_NUMBER, "a whole number") ||
      !pentad_guard_scan_number (self, &number))
    return FALSE;
  /* Beyond 2^53 a double no longer holds every whole number. */
  if (number < -9007199254740992.0 || number > 9007199254740992.0 ||
      number != (double)(gint64)number)
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_VALUE, "a whole number");
  *value = (gint64)number;
  return TRUE;
}

static gboolean
read_word (PentadGuard *self, const char *word)
{
  gsize n = strlen (word);

  if (self->len - self->pos < n || memcmp (self->data + self->pos, word, n) != 0)
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, word);
  self->pos += n;
  return TRUE;
}

gboolean
pentad_guard_get_boolean (PentadGuard *self, gboolean *value)
{
  if (!expect (self, PENTAD_JSON_BOOLEAN, "true or false"))
    return FALSE;
  *value = self->data[self->pos] == 't';
  return read_word (self, *value ? "true" : "false");
}

gboolean
pentad_guard_get_null (PentadGuard *self)
{
  return expect (self, PENTAD_JSON_NULL, "null") && read_word (self, "null");
}

/* The nesting is bounded by the guard's own frames, so recursion is too. */
static gboolean
skip_value (PentadGuard *self)
{
  const char *text;
  gsize len;
  gboolean boolean;

  switch (pentad_guard_peek (self))
    {
    case PENTAD_JSON_OBJECT:
      if (!pentad_guard_begin_object (self))
        return FALSE;
      while (next_member (self, &text, &len, FALSE))
        if (!skip_value (self))
          return FALSE;
      return self->error == NULL;
    case PENTAD_JSON_ARRAY:
      if (!pentad_guard_begin_array (self))
        return FALSE;
      while (pentad_guard_next_element (self))
        if (!skip_value (self))
          return FALSE;
      return self->error == NULL;
    case PENTAD_JSON_STRING:
      return pentad_guard_get_string (self, &text, &len);
    case PENTAD_JSON_NUMBER:
      return expect (self, PENTAD_JSON_NUMBER, "a number") && pentad_guard_scan_number (self, NULL);
    case PENTAD_JSON_BOOLEAN:
      return pentad_guard_get_boolean (self, &boolean);
    case PENTAD_JSON_NULL:
      return pentad_guard_get_null (self);
    case PENTAD_JSON_NONE:
      break;
    }
  return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "a value");
}

gboolean
pentad_guard_skip (PentadGuard *self)
{
  if (self->error == NULL && self->depth > 0)
    {
      PentadGuardFrame *frame = &self->frames[self->depth - 1];

      if (frame->is_recorded)
        g_array_set_size (self->names, self->names->len - 1);
      frame->is_recorded = FALSE;
    }
  return skip_value (self);
}

gboolean
pentad_guard_validate (const char *data,
                       gsize len,
                       const char *origin,
                       const PentadGuardLimits *limits,
                       GError **error)
{
  PentadGuard guard;
  gboolean valid;

  pentad_guard_init (&guard, data, len, origin, limits);
  pentad_guard_skip (&guard);
  valid = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  return valid;
}
