/* The guard: structure, errors and limits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard.h"
#include "codec/guard-scan.h"

#include <math.h>
#include <string.h>

/* Bytes of the offending text that an error quotes. */
#define QUOTE_BYTES 24

GQuark
pentad_codec_error_quark (void)
{
  return g_quark_from_static_string ("pentad-codec-error");
}

PentadGuardLimits
pentad_guard_default_limits (void)
{
  return (PentadGuardLimits){
    .bytes = (gsize)512 << 20,
    .depth = PENTAD_GUARD_MAX_DEPTH,
    .members = 10000,
    .elements = 20000000,
    .values = 200000000,
    .string = 1 << 20,
    .number = 1000,
  };
}

/* "$.cases[12].trail[3]": the place that is being read. */
static char *
describe_path (const PentadGuard *self)
{
  GString *path = g_string_new ("$");

  for (guint d = 0; d < self->depth; d++)
    {
      const PentadGuardFrame *frame = &self->frames[d];

      if (!frame->is_object && frame->count > 0)
        g_string_append_printf (path, "[%" G_GUINT64_FORMAT "]", frame->count - 1);
      else if (frame->is_object && frame->name_len > 0)
        {
          g_autofree char *name =
              g_utf8_make_valid (self->data + frame->name, (gssize)MIN (frame->name_len, 64));

          g_string_append_printf (path, ".%s", name);
        }
    }
  return g_string_free (path, FALSE);
}

static char *
quote_next (const PentadGuard *self)
{
  gsize n = MIN (self->len - self->pos, QUOTE_BYTES);

  if (n == 0)
    return g_strdup ("the end");
  g_autofree char *text = g_utf8_make_valid (self->data + self->pos, (gssize)n);
  for (char *p = text; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_strdup_printf ("“%s%s”", text, self->len - self->pos > n ? "…" : "");
}

gboolean
pentad_guard_fail (PentadGuard *self, PentadCodecError code, const char *expected)
{
  if (self->error != NULL)
    return FALSE;
  g_autofree char *path = describe_path (self);
  g_autofree char *found = quote_next (self);

  g_set_error (&self->error, PENTAD_CODEC_ERROR, (int)code,
               "%s: %s: expected %s, found %s at byte %" G_GSIZE_FORMAT, self->origin, path,
               expected, found, self->pos);
  return FALSE;
}

static gboolean
over_limit (PentadGuard *self, const char *what)
{
  return pentad_guard_fail (self, PENTAD_CODEC_ERROR_LIMIT, what);
}

/* An HTML page or an XML document, as portals and wrong addresses send. */
static gboolean
starts_with_tag (const PentadGuard *self)
{
  gsize i = self->pos;

  while (i < self->len && g_ascii_isspace (self->data[i]))
    i++;
  return i < self->len && self->data[i] == '<';
}

void
pentad_guard_init (PentadGuard *self,
                   const char *data,
                   gsize len,
                   const char *origin,
                   const PentadGuardLimits *limits)
{
  memset (self, 0, sizeof *self);
  self->data = data;
  self->len = len;
  self->origin = origin;
  self->limits = limits != NULL ? *limits : pentad_guard_default_limits ();
  self->limits.depth = MIN (self->limits.depth, PENTAD_GUARD_MAX_DEPTH);
  self->text = g_string_new (NULL);
  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    self->pos = 3;
  if (len > self->limits.bytes)
    over_limit (self, "a smaller document");
  else if (len == self->pos)
    pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "JSON");
  else if (starts_with_tag (self))
    pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "JSON and not HTML or XML");
}

void
pentad_guard_clear (PentadGuard *self)
{
  g_clear_error (&self->error);
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

static void
skip_space (PentadGuard *self)
{
  while (self->pos < self->len)
    {
      char c = self->data[self->pos];

      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        break;
      self->pos++;
    }
}

gboolean
pentad_guard_finish (PentadGuard *self, GError **error)
{
  if (self->error == NULL)
    {
      skip_space (self);
      if (self->pos < self->len)
        pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "the end of the document");
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

PentadJsonType
pentad_guard_peek (PentadGuard *self)
{
  if (self->error != NULL)
    return PENTAD_JSON_NONE;
  skip_space (self);
  if (self->pos >= self->len)
    return PENTAD_JSON_NONE;
  switch (self->data[self->pos])
    {
    case '{':
      return PENTAD_JSON_OBJECT;
    case '[':
      return PENTAD_JSON_ARRAY;
    case '"':
      return PENTAD_JSON_STRING;
    case 't':
    case 'f':
      return PENTAD_JSON_BOOLEAN;
    case 'n':
      return PENTAD_JSON_NULL;
    case '-':
    case '0' ... '9':
      return PENTAD_JSON_NUMBER;
    default:
      return PENTAD_JSON_NONE;
    }
}

/* Begins to read a value of a type; fails with what was expected. */
static gboolean
expect (PentadGuard *self, PentadJsonType type, const char *expected)
{
  if (pentad_guard_peek (self) != type)
    return pentad_guard_fail (self,
                              pentad_guard_peek (self) == PENTAD_JSON_NONE
                                  ? PENTAD_CODEC_ERROR_SYNTAX
                                  : PENTAD_CODEC_ERROR_TYPE,
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
  self->pos++;
  self->frames[self->depth++] = (PentadGuardFrame){ .is_object = type == PENTAD_JSON_OBJECT };
  return TRUE;
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
      self->pos++;
      self->depth--;
      return FALSE;
    }
  if (frame->count > 0)
    {
      if (c != ',')
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX,
                                  closing == '}' ? "“,” or “}”" : "“,” or “]”");
      self->pos++;
      skip_space (self);
    }
  if (++frame->count > limit)
    return over_limit (self, "fewer items");
  return TRUE;
}

gboolean
pentad_guard_begin_object (PentadGuard *self)
{
  return begin (self, PENTAD_JSON_OBJECT, "an object");
}

gboolean
pentad_guard_next_member (PentadGuard *self, const char **name, gsize *name_len)
{
  if (!next_item (self, '}', self->limits.members))
    return FALSE;

  PentadGuardFrame *frame = &self->frames[self->depth - 1];
  frame->name_len = 0;
  if (self->pos >= self->len || self->data[self->pos] != '"')
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "the name of a member");
  gsize start = self->pos + 1;
  if (!pentad_guard_scan_string (self, name, name_len))
    return FALSE;
  frame->name = start;
  frame->name_len = self->pos - 1 - start;
  skip_space (self);
  if (self->pos >= self->len || self->data[self->pos] != ':')
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "“:”");
  self->pos++;
  return TRUE;
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
  gsize start;

  if (!expect (self, PENTAD_JSON_NUMBER, "a number"))
    return FALSE;
  start = self->pos;
  if (!pentad_guard_scan_number (self, value))
    return FALSE;
  if (isfinite (*value))
    return TRUE;
  self->pos = start;
  return pentad_guard_fail (self, PENTAD_CODEC_ERROR_VALUE, "a number that a double can hold");
}

gboolean
pentad_guard_get_int (PentadGuard *self, gint64 *value)
{
  gsize start;
  double number;

  if (!expect (self, PENTAD_JSON_NUMBER, "a whole number"))
    return FALSE;
  start = self->pos;
  if (!pentad_guard_scan_number (self, &number))
    return FALSE;
  /* Beyond 2^53 a double no longer holds every whole number. */
  if (number == floor (number) && fabs (number) <= 9007199254740992.0)
    {
      *value = (gint64)number;
      return TRUE;
    }
  self->pos = start;
  return pentad_guard_fail (self, PENTAD_CODEC_ERROR_VALUE, "a whole number");
}

static gboolean
read_word (PentadGuard *self, const char *word)
{
  gsize n = strlen (word);

  if (self->len - self->pos < n || memcmp (self->data + self->pos, word, n) != 0)
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, word);
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
gboolean
pentad_guard_skip (PentadGuard *self)
{
  const char *text;
  gsize len;
  double number;
  gboolean boolean;

  switch (pentad_guard_peek (self))
    {
    case PENTAD_JSON_OBJECT:
      if (!pentad_guard_begin_object (self))
        return FALSE;
      while (pentad_guard_next_member (self, &text, &len))
        if (!pentad_guard_skip (self))
          return FALSE;
      return self->error == NULL;
    case PENTAD_JSON_ARRAY:
      if (!pentad_guard_begin_array (self))
        return FALSE;
      while (pentad_guard_next_element (self))
        if (!pentad_guard_skip (self))
          return FALSE;
      return self->error == NULL;
    case PENTAD_JSON_STRING:
      return pentad_guard_get_string (self, &text, &len);
    case PENTAD_JSON_NUMBER:
      return expect (self, PENTAD_JSON_NUMBER, "a number") &&
             pentad_guard_scan_number (self, &number);
    case PENTAD_JSON_BOOLEAN:
      return pentad_guard_get_boolean (self, &boolean);
    case PENTAD_JSON_NULL:
      return pentad_guard_get_null (self);
    case PENTAD_JSON_NONE:
      break;
    }
  return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "a value");
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
