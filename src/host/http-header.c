/* What the values of response headers say: dates, Retry-After, media type, validators.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-client.h"
#include "host/http-header.h"

#include <curl/curl.h>

#include <string.h>

/* Longest validator that is kept, in bytes. */
#define MAX_VALIDATOR 1024
/* Longest name of a coordinate system, in bytes. */
#define MAX_CRS 256
/* Longest date that is looked at, in bytes; the longest of the three forms has 33. */
#define MAX_DATE 64

gint64
pentad_http_header_read_date (const char *value)
{
  time_t time;

  /* libcurl reads much more than HTTP dates; they all begin with the day of the week and are of
   * GMT, said or not. */
  if (value == NULL || !g_ascii_isalpha (value[0]) || strlen (value) > MAX_DATE ||
      strpbrk (value, "+") != NULL)
    return PENTAD_HTTP_NO_DATE;
  time = curl_getdate (value, NULL);
  return time == -1 ? PENTAD_HTTP_NO_DATE : (gint64)time;
}

int
pentad_http_header_read_retry_after (const char *value, gint64 now)
{
  guint64 seconds;
  gint64 until;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &seconds, NULL))
    return seconds;
  until = pentad_http_header_read_date (value);
  if (until == PENTAD_HTTP_NO_DATE)
    return -1;
  return until <= now ? 0 : MIN (until - now, G_MAXINT);
}

char *
pentad_http_header_read_media_type (const char *value)
{
  g_autofree char *bare = NULL;

  if (value == NULL)
    return NULL;
  bare = g_strndup (value, strcspn (value, ";"));
  return g_ascii_strdown (g_strstrip (bare), -1);
}

char *
pentad_http_header_read_crs (const char *value)
{
  gsize len = value != NULL ? strlen (value) : 0;

  if (len < 3 || len > MAX_CRS || value[0] != '<' || value[len - 1] != '>')
    return NULL;
  return g_strndup (value + 1, len - 2);
}

const char *
pentad_http_header_choose_validator (const char *etag, const char *last_modified, gint64 date)
{
  gint64 changed;

  if (etag != NULL && etag[0] != '\0')
    return strlen (etag) <= MAX_VALIDATOR ? etag : NULL;
  changed = pentad_http_header_read_date (last_modified);
  if (changed == PENTAD_HTTP_NO_DATE || date == PENTAD_HTTP_NO_DATE || changed >= date)
    return NULL;
  return last_modified;
}

/* "Sun, 22 Nov 2026 06:32:05 GMT" and nothing else: entity tags have quotes, and those of servers
 * that forget them do not look like this. */
static gboolean
is_fixed_date (const char *validator)
{
  return strlen (validator) == 29 && validator[3] == ',' && g_str_has_suffix (validator, " GMT") &&
         pentad_http_header_read_date (validator) != PENTAD_HTTP_NO_DATE;
}

char *
pentad_http_header_make_condition (const char *validator)
{
  if (validator == NULL || validator[0] == '\0')
    return NULL;
  for (const char *at = validator; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return NULL;
  return g_strconcat (
      is_fixed_date (validator) ? "If-Modified-Since: " : "If-None-Match: ", validator, NULL);
}
