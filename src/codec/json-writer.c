/* Writes JSON text piece by piece into a GString, with commas and escapes in their places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"

#include <math.h>
#include <string.h>

/* Beyond this, scaling a number for rounding would leave the range of exact integers. */
#define MAX_SCALED 9.0e15

void
pentad_json_writer_init (PentadJsonWriter *self, GString *text)
{
  *self = (PentadJsonWriter){ .text = text };
}

/* What stands before an item: nothing after a name, else a comma unless it is the first. */
static void
begin_item (PentadJsonWriter *self)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  if (self->after_name)
    self->after_name = FALSE;
  else if (self->depth > 0 && (self->has_items & bit) != 0)
    g_string_append_c (self->text, ',');
  self->has_items |= bit;
}

static void
push (PentadJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth < PENTAD_JSON_WRITER_MAX_DEPTH);

  begin_item (self);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->has_items &= ~(G_GUINT64_CONSTANT (1) << self->depth);
}

static void
pop (PentadJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0 && !self->after_name);

  self->depth--;
  g_string_append_c (self->text, bracket);
}

void
pentad_json_writer_begin_object (PentadJsonWriter *self)
{
  push (self, '{');
}

void
pentad_json_writer_end_object (PentadJsonWriter *self)
{
  pop (self, '}');
}

void
pentad_json_writer_begin_array (PentadJsonWriter *self)
{
  push (self, '[');
}

void
pentad_json_writer_end_array (PentadJsonWriter *self)
{
  pop (self, ']');
}

void
pentad_json_writer_break (PentadJsonWriter *self)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  g_return_if_fail (!self->after_name);

  /* The comma belongs before the line break, so it is written here and forgotten. */
  if (self->depth > 0 && (self->has_items & bit) != 0)
    g_string_append_c (self->text, ',');
  self->has_items &= ~bit;
  g_string_append_c (self->text, '\n');
}

static void
append_escaped (GString *to, const char *text, gsize len)
{
  static const char hex[] = "0123456789abcdef";
  gsize plain = 0;

  for (gsize i = 0; i < len; i++)
    {
      guchar c = text[i];
      char escape[6] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (to, text + plain, i - plain);
      plain = i + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (to, '\\');
          g_string_append_c (to, c);
        }
      else if (c == '\n')
        g_string_append (to, "\\n");
      else
        g_string_append_len (to, escape, sizeof escape);
    }
  g_string_append_len (to, text + plain, len - plain);
}

static void
append_string (GString *to, const char *text, gsize len)
{
  g_string_append_c (to, '"');
  if (g_utf8_validate_len (text, len, NULL))
    append_escaped (to, text, len);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, len);

      append_escaped (to, valid, strlen (valid));
    }
  g_string_append_c (to, '"');
}

void
pentad_json_writer_name (PentadJsonWriter *self, const char *name)
{
  g_return_if_fail (!self->after_name);

  begin_item (self);
  append_string (self->text, name, strlen (name));
  g_string_append_c (self->text, ':');
  self->after_name = TRUE;
}

void
pentad_json_writer_string (PentadJsonWriter *self, const char *text)
{
  pentad_json_writer_string_len (self, text, -1);
}

void
pentad_json_writer_string_len (PentadJsonWriter *self, const char *text, gssize len)
{
  if (text == NULL)
    {
      pentad_json_writer_null (self);
      return;
    }
  begin_item (self);
  append_string (self->text, text, len < 0 ? strlen (text) : (gsize)len);
}

static void
append_unsigned (GString *to, guint64 value, int min_digits)
{
  char buffer[24];
  int at = sizeof buffer;

  do
    {
      buffer[--at] = '0' + (char)(value % 10);
      value /= 10;
      min_digits--;
    }
  while (value != 0 || min_digits > 0);
  g_string_append_len (to, buffer + at, sizeof buffer - at);
}

void
pentad_json_writer_int (PentadJsonWriter *self, gint64 value)
{
  begin_item (self);
  if (value < 0)
    g_string_append_c (self->text, '-');
  append_unsigned (self->text, value < 0 ? 0 - (guint64)value : (guint64)value, 1);
}

static void
append_exact (GString *to, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  g_string_append (to, buffer);
}

void
pentad_json_writer_double (PentadJsonWriter *self, double value, int decimals)
{
  static const guint32 powers[] = { 1,      10,      100,      1000,      10000,
                                    100000, 1000000, 10000000, 100000000, 1000000000 };
  guint64 scaled, whole, fraction;

  g_return_if_fail (decimals >= -1 && decimals < (int)G_N_ELEMENTS (powers));

  if (!isfinite (value))
    {
      pentad_json_writer_null (self);
      return;
    }
  begin_item (self);
  if (decimals < 0 || fabs (value) * powers[decimals] > MAX_SCALED)
    {
      append_exact (self->text, value);
      return;
    }

  scaled = (guint64)llround (fabs (value) * powers[decimals]);
  while (decimals > 0 && scaled % 10 == 0)
    {
      scaled /= 10;
      decimals--;
    }
  whole = scaled / powers[decimals];
  fraction = scaled % powers[decimals];
  if (value < 0 && scaled != 0)
    g_string_append_c (self->text, '-');
  append_unsigned (self->text, whole, 1);
  if (decimals > 0)
    {
      g_string_append_c (self->text, '.');
      append_unsigned (self->text, fraction, decimals);
    }
}

void
pentad_json_writer_boolean (PentadJsonWriter *self, gboolean value)
{
  begin_item (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
pentad_json_writer_null (PentadJsonWriter *self)
{
  begin_item (self);
  g_string_append (self->text, "null");
}

void
pentad_json_writer_label (PentadJsonWriter *self, const PentadLabel *label)
{
  static const PentadLanguage order[] = { PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_ZH_TW,
                                          PENTAD_LANGUAGE_EN };

  if (pentad_label_is_empty (label))
    {
      pentad_json_writer_null (self);
      return;
    }
  pentad_json_writer_begin_object (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (label->text[order[i]] != NULL)
      pentad_json_writer_member_string (self, pentad_language_id (order[i]), label->text[order[i]]);
  pentad_json_writer_end_object (self);
}

void
pentad_json_writer_time (PentadJsonWriter *self, gint64 time, const PentadZone *zone)
{
  char buffer[32];

  if (time == PENTAD_NO_TIME)
    pentad_json_writer_null (self);
  else
    {
      pentad_time_format (time, zone, buffer);
      begin_item (self);
      g_string_append_c (self->text, '"');
      g_string_append (self->text, buffer);
      g_string_append_c (self->text, '"');
    }
}

void
pentad_json_writer_day (PentadJsonWriter *self, gint32 day)
{
  char buffer[16];

  pentad_json_writer_string (self, day == PENTAD_NO_DAY ? NULL : pentad_day_format (day, buffer));
}

void
pentad_json_writer_raw (PentadJsonWriter *self, const char *text, gsize len)
{
  begin_item (self);
  g_string_append_len (self->text, text, len);
}

void
pentad_json_writer_member_string (PentadJsonWriter *self, const char *name, const char *text)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_string (self, text);
}

void
pentad_json_writer_member_int (PentadJsonWriter *self, const char *name, gint64 value)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_int (self, value);
}

void
pentad_json_writer_member_double (PentadJsonWriter *self,
                                  const char *name,
                                  double value,
                                  int decimals)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_double (self, value, decimals);
}

void
pentad_json_writer_member_boolean (PentadJsonWriter *self, const char *name, gboolean value)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_boolean (self, value);
}

void
pentad_json_writer_member_label (PentadJsonWriter *self, const char *name, const PentadLabel *label)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_label (self, label);
}

void
pentad_json_writer_member_time (PentadJsonWriter *self,
                                const char *name,
                                gint64 time,
                                const PentadZone *zone)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_time (self, time, zone);
}

void
pentad_json_writer_member_day (PentadJsonWriter *self, const char *name, gint32 day)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_day (self, day);
}

void
pentad_json_writer_member_object (PentadJsonWriter *self, const char *name)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_begin_object (self);
}

void
pentad_json_writer_member_array (PentadJsonWriter *self, const char *name)
{
  pentad_json_writer_name (self, name);
  pentad_json_writer_begin_array (self);
}
