/* The guard's scanners of strings and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard-scan.h"
#include "codec/plain-text.h"

#include <math.h>
#include <string.h>

/* Length of the UTF-8 sequence at p (n bytes left), 0 when it is not one: overlong forms,
 * surrogates and what lies beyond U+10FFFF are not. */
static inline gsize
utf8_length (const guchar *p, gsize n)
{
  if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      if (n < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
      if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))
        return 0;
      return 3;
    }
  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return n >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
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
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "an escape sequence");

  int high = read_hex (p + 1, n - 1);
  if (high >= 0xd800 && high <= 0xdbff)
    {
      int low = n >= 11 && p[5] == '\\' && p[6] == 'u' ? read_hex (p + 7, n - 7) : -1;

      if (low < 0xdc00 || low > 0xdfff)
        return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX,
                                       "the second half of a surrogate pair");
      g_string_append_unichar (self->text, 0x10000 + (gunichar)((high - 0xd800) << 10) +
                                               (gunichar)(low - 0xdc00));
      self->pos += 12;
      return TRUE;
    }
  if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "a Unicode escape");
  if (high == 0)
    g_string_append_c (self->text, '\0');
  else
    g_string_append_unichar (self->text, (gunichar)high);
  self->pos += 6;
  return TRUE;
}

/* The closing quote is at self->pos. */
static inline gboolean
end_string (
    PentadGuard *self, gsize start, gsize run, gboolean escaped, const char **text, gsize *len)
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
    {
      self->pos = start - 1;
      return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_LIMIT, "a shorter string");
    }
  self->pos++;
  return TRUE;
}

gboolean
pentad_guard_scan_string (PentadGuard *self, const char **text, gsize *len)
{
  const guchar *data = (const guchar *)self->data, *end = data + self->len;
  gsize start = ++self->pos, run = start;
  gboolean escaped = FALSE;

  for (;;)
    {
      const guchar *p = pentad_plain_text_end (data + self->pos, end);
      gsize n;

      /* Chinese text: three bytes each, none of which needs a second look. */
      while (end - p >= 4 && p[0] >= 0xe1 && p[0] <= 0xec && (p[1] & 0xc0) == 0x80 &&
             (p[2] & 0xc0) == 0x80)
        p += 3;
      while (p < end && *p >= 0x80 && (n = utf8_length (p, (gsize)(end - p))) > 0)
        p += n;
      self->pos = (gsize)(p - data);
      if (p == end)
        return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "the end of the string");
      if (*p == '"')
        return end_string (self, start, run, escaped, text, len);
      if (*p >= 0x80)
        return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, "UTF-8");
      if (*p < 0x20)
        return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX,
                                       "an escaped control character");
      if (*p != '\\')
        continue;
      if (!escaped)
        g_string_set_size (self->text, 0);
      escaped = TRUE;
      g_string_append_len (self->text, self->data + run, (gssize)(self->pos - run));
      if (!read_escape (self))
        return FALSE;
      run = self->pos;
    }
}

/* Powers of ten that a double holds exactly. */
static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* Digits whose number surely fits 64 bits, and the largest that a double holds exactly. */
#define MAX_DIGITS   19
#define MAX_MANTISSA (G_GUINT64_CONSTANT (1) << 53)
/* Whole digits that surely fit a double. */
#define SAFE_DIGITS 300

/* The parts of a number: where its digits are and what they make. */
typedef struct
{
  gsize whole, fraction, exponent; /* how many digits */
  guint64 mantissa;                /* wrapped when there are more than MAX_DIGITS */
  int power;                       /* as written, clamped to +-100000 */
  gboolean is_negative;
} Number;

static gsize
read_digits (const char *p, const char *end, guint64 *value)
{
  const char *start = p;

  for (; p < end && g_ascii_isdigit (*p); p++)
    *value = *value * 10 + (guint64)(*p - '0');
  return (gsize)(p - start);
}

static gboolean
fail_at (PentadGuard *self, const char *p, const char *expected)
{
  self->pos = (gsize)(p - self->data);
  return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_SYNTAX, expected);
}

/* Takes the number apart; *next is behind it. */
static gboolean
split_number (PentadGuard *self, Number *number, const char **next)
{
  const char *p = self->data + self->pos, *end = self->data + self->len;

  if ((number->is_negative = *p == '-'))
    p++;
  number->whole = read_digits (p, end, &number->mantissa);
  if (number->whole == 0)
    return fail_at (self, p, "a digit");
  if (number->whole > 1 && *p == '0')
    return fail_at (self, p, "a number without leading zeros");
  p += number->whole;
  if (p < end && *p == '.')
    {
      number->fraction = read_digits (++p, end, &number->mantissa);
      if (number->fraction == 0)
        return fail_at (self, p, "a digit");
      p += number->fraction;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      gboolean is_negative = FALSE;
      guint64 power = 0;

      p++;
      if (p < end && (*p == '+' || *p == '-'))
        is_negative = *p++ == '-';
      number->exponent = read_digits (p, end, &power);
      if (number->exponent == 0)
        return fail_at (self, p, "a digit");
      p += number->exponent;
      number->power = number->exponent > MAX_DIGITS ? 100000 : (int)MIN (power, 100000);
      if (is_negative)
        number->power = -number->power;
    }
  *next = p;
  return TRUE;
}

gboolean
pentad_guard_scan_number (PentadGuard *self, double *value)
{
  Number number = { 0 };
  const char *start = self->data + self->pos, *next = start;
  char buffer[1024];
  double result;

  if (!split_number (self, &number, &next))
    return FALSE;
  gsize len = (gsize)(next - start);
  if (len > MIN (self->limits.number, sizeof buffer - 1))
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_LIMIT, "a shorter number");

  int power = number.power - (int)number.fraction;
  if (value == NULL && number.exponent == 0 && number.whole <= SAFE_DIGITS)
    result = 0;
  else if (number.whole + number.fraction <= MAX_DIGITS && number.mantissa <= MAX_MANTISSA &&
           ABS (power) < (int)G_N_ELEMENTS (powers))
    {
      /* Both are exact, so that one rounding gives the nearest double. */
      result = power < 0 ? (double)number.mantissa / powers[-power]
                         : (double)number.mantissa * powers[power];
      if (number.is_negative)
        result = -result;
    }
  else
    {
      memcpy (buffer, start, len);
      buffer[len] = '\0';
      result = g_ascii_strtod (buffer, NULL);
    }
  if (!isfinite (result))
    return pentad_guard_fail_here (self, PENTAD_CODEC_ERROR_VALUE,
                                   "a number that a double can hold");
  if (value != NULL)
    *value = result;
  self->pos += len;
  return TRUE;
}
