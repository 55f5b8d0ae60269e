/* The guard's scanners of strings and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard-scan.h"

#include <math.h>
#include <string.h>

/* Length of the UTF-8 sequence at p (n bytes left), 0 when it is not one: overlong forms,
 * surrogates and what lies beyond U+10FFFF are not. */
static gsize
utf8_length (const guchar *p, gsize n)
{
  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return n >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      if (n < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
      if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))
        return 0;
      return 3;
    }
  if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      if (n < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80)
        return 0;
      if ((p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
        return 0;
      return 4;
    }
  return 0;
}

/* Four hexadecimal digits at p; -1 when they are not. */
static int
read_hex (const char *p, gsize n)
{
  int value = 0;

  if (n < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Reads the escape whose backslash is at self->pos and appends what it stands for. */
static gboolean
read_escape (PentadGuard *self)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *p = self->data + self->pos + 1;
  gsize n = self->len - self->pos - 1;
  const char *found = n > 0 && *p != '\0' ? strchr (from, *p) : NULL;

  if (found != NULL)
    {
      g_string_append_c (self->text, to[found - from]);
      self->pos += 2;
      return TRUE;
    }
  if (n == 0 || *p != 'u')
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "an escape sequence");

  int high = read_hex (p + 1, n - 1);
  if (high >= 0xd800 && high <= 0xdbff)
    {
      int low = n >= 11 && p[5] == '\\' && p[6] == 'u' ? read_hex (p + 7, n - 7) : -1;

      if (low < 0xdc00 || low > 0xdfff)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX,
                                  "the second half of a surrogate pair");
      g_string_append_unichar (self->text, 0x10000 + (gunichar)((high - 0xd800) << 10) +
                                               (gunichar)(low - 0xdc00));
      self->pos += 12;
      return TRUE;
    }
  if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "a Unicode escape");
  if (high == 0)
    g_string_append_c (self->text, '\0');
  else
    g_string_append_unichar (self->text, (gunichar)high);
  self->pos += 6;
  return TRUE;
}

gboolean
pentad_guard_scan_string (PentadGuard *self, const char **text, gsize *len)
{
  gsize start = ++self->pos, run = start;
  gboolean escaped = FALSE;

  while (self->pos < self->len)
    {
      guchar c = (guchar)self->data[self->pos];

      if (c == '"')
        {
          if (escaped)
            {
              g_string_append_len (self->text, self->data + run, (gssize)(self->pos - run));
              *text = self->text->str;
              *len = self->text->len;
            }
          else
            {
              *text = self->data + start;
              *len = self->pos - start;
            }
          if (*len > self->limits.string)
            return pentad_guard_fail (self, PENTAD_CODEC_ERROR_LIMIT, "a shorter string");
          self->pos++;
          return TRUE;
        }
      if (c < 0x20)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "an escaped control character");
      if (c == '\\')
        {
          if (!escaped)
            g_string_set_size (self->text, 0);
          escaped = TRUE;
          g_string_append_len (self->text, self->data + run, (gssize)(self->pos - run));
          if (!read_escape (self))
            return FALSE;
          run = self->pos;
          continue;
        }
      gsize n = c < 0x80
                    ? 1
                    : utf8_length ((const guchar *)self->data + self->pos, self->len - self->pos);
      if (n == 0)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "UTF-8");
      self->pos += n;
      if (self->pos - start > self->limits.string * 6)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_LIMIT, "a shorter string");
    }
  return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "the end of the string");
}

/* Powers of ten that a double holds exactly. */
static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* Digits from p on; returns how many. */
static gsize
count_digits (const PentadGuard *self, gsize pos)
{
  gsize start = pos;

  while (pos < self->len && g_ascii_isdigit (self->data[pos]))
    pos++;
  return pos - start;
}

gboolean
pentad_guard_scan_number (PentadGuard *self, double *value)
{
  gsize start = self->pos, pos = start, whole, fraction = 0, exponent = 0;
  gboolean negative = self->data[pos] == '-', exponent_negative = FALSE;

  pos += negative;
  gsize whole_at = pos;
  whole = count_digits (self, pos);
  pos += whole;
  if (whole == 0 || (whole > 1 && self->data[whole_at] == '0'))
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "a number without leading zeros");
  gsize fraction_at = pos + 1;
  if (pos < self->len && self->data[pos] == '.')
    {
      fraction = count_digits (self, fraction_at);
      pos = fraction_at + fraction;
      if (fraction == 0)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX,
                                  "digits after the decimal point");
    }
  gsize exponent_at = 0;
  if (pos < self->len && (self->data[pos] == 'e' || self->data[pos] == 'E'))
    {
      pos++;
      if (pos < self->len && (self->data[pos] == '+' || self->data[pos] == '-'))
        exponent_negative = self->data[pos++] == '-';
      exponent_at = pos;
      exponent = count_digits (self, pos);
      pos += exponent;
      if (exponent == 0)
        return pentad_guard_fail (self, PENTAD_CODEC_ERROR_SYNTAX, "digits of the exponent");
    }
  if (pos - start > self->limits.number)
    return pentad_guard_fail (self, PENTAD_CODEC_ERROR_LIMIT, "a shorter number");

  /* Up to 15 digits and a power of ten within 22 give the nearest double by one exact division. */
  if (whole + fraction <= 15 && exponent <= 2)
    {
      gint64 digits = 0;
      int power = -(int)fraction, sent = 0;

      for (gsize i = 0; i < whole; i++)
        digits = digits * 10 + (self->data[whole_at + i] - '0');
      for (gsize i = 0; i < fraction; i++)
        digits = digits * 10 + (self->data[fraction_at + i] - '0');
      for (gsize i = 0; i < exponent; i++)
        sent = sent * 10 + (self->data[exponent_at + i] - '0');
      power += exponent_negative ? -sent : sent;
      if (ABS (power) < (int)G_N_ELEMENTS (powers))
        {
          double result =
              power < 0 ? (double)digits / powers[-power] : (double)digits * powers[power];

          *value = negative ? -result : result;
          self->pos = pos;
          return TRUE;
        }
    }
  char buffer[1024];
  gsize n = MIN (pos - start, sizeof buffer - 1);
  memcpy (buffer, self->data + start, n);
  buffer[n] = '\0';
  *value = g_ascii_strtod (buffer, NULL);
  self->pos = pos;
  return TRUE;
}
