/* The guard's errors: where, what was expected, what was found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard-scan.h"

/* Bytes of the offending text, and of a member's name, that a message quotes. */
#define QUOTE_BYTES 24
#define NAME_BYTES  48

GQuark
pentad_codec_error_quark (void)
{
  return g_quark_from_static_string ("pentad-codec-error");
}

/* Raw bytes made fit for a message: valid UTF-8 in one line. */
static void
append_clean (GString *message, const char *bytes, gsize len)
{
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize)len);

  for (char *p = text; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  g_string_append (message, text);
}

static gboolean
is_plain_name (const char *name, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isalnum (name[i]) && name[i] != '_' && name[i] != '-')
      return FALSE;
  return len > 0 && len <= NAME_BYTES;
}

static void
append_name (GString *message, const char *name, gsize len)
{
  if (is_plain_name (name, len))
    {
      g_string_append_c (message, '.');
      g_string_append_len (message, name, (gssize)len);
      return;
    }
  g_string_append (message, "[\"");
  append_clean (message, name, MIN (len, NAME_BYTES));
  g_string_append (message, len > NAME_BYTES ? "…\"]" : "\"]");
}

/* "$.cases[12].trail[3]": the place that is being read. */
static void
append_path (GString *message, const PentadGuard *self)
{
  g_string_append_c (message, '$');
  for (guint d = 0; d < self->depth; d++)
    {
      const PentadGuardFrame *frame = &self->frames[d];

      if (frame->is_object && frame->name > 0)
        append_name (message, self->data + frame->name, frame->name_len);
      else if (!frame->is_object && frame->count > 0)
        g_string_append_printf (message, "[%" G_GUINT64_FORMAT "]", frame->count - 1);
    }
}

/* How many bytes from `at` make up the string, number or word that begins there. */
static gsize
token_length (const PentadGuard *self, gsize at)
{
  const char *p = self->data + at;
  gsize n = self->len - at, i = 1;

  if (p[0] == '"')
    {
      while (i < n && p[i] != '"')
        i += p[i] == '\\' ? 2 : 1;
      return MIN (i + 1, n);
    }
  if (!g_ascii_isalnum (p[0]) && p[0] != '-')
    return 1;
  while (i < n && (g_ascii_isalnum (p[i]) || strchr ("+-._", p[i]) != NULL) && p[i] != '\0')
    i++;
  return i;
}

static void
append_found (GString *message, const PentadGuard *self, gsize at)
{
  if (at >= self->len)
    {
      g_string_append (message, "the end");
      return;
    }

  guchar c = (guchar)self->data[at];
  if (c == '{')
    g_string_append (message, "an object");
  else if (c == '[')
    g_string_append (message, "an array");
  else if (c < 0x20 || c >= 0x7f)
    g_string_append_printf (message, "0x%02x", c);
  else
    {
      gsize len = token_length (self, at);

      append_clean (message, self->data + at, MIN (len, QUOTE_BYTES));
      if (len > QUOTE_BYTES)
        g_string_append (message, "…");
    }
}

static gboolean
fail_at (PentadGuard *self, PentadCodecError code, const char *expected, gsize at)
{
  g_autoptr (GString) message = NULL;

  if (self->error != NULL)
    return FALSE;
  message = g_string_new (self->origin);
  g_string_append (message, ": ");
  append_path (message, self);
  g_string_append_printf (message, ": expected %s, found ", expected);
  append_found (message, self, at);
  g_string_append_printf (message, " at byte %" G_GSIZE_FORMAT, at);
  self->error = g_error_new_literal (PENTAD_CODEC_ERROR, (int)code, message->str);
  return FALSE;
}

gboolean
pentad_guard_fail (PentadGuard *self, PentadCodecError code, const char *expected)
{
  return fail_at (self, code, expected, self->value_at);
}

gboolean
pentad_guard_fail_here (PentadGuard *self, PentadCodecError code, const char *expected)
{
  return fail_at (self, code, expected, self->pos);
}
