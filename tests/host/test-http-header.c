/* Values of response headers: dates, Retry-After, media type, validators.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-client.h"
#include "host/http-header.h"

#define NOW 1795329125 /* Sun, 22 Nov 2026 06:32:05 GMT */

static void
test_dates (void)
{
  static const struct
  {
    const char *value;
    gint64 date;
  } rows[] = {
    { "Sun, 22 Nov 2026 06:32:05 GMT", NOW },
    { "Sunday, 22-Nov-26 06:32:05 GMT", NOW },
    { "Sun Nov 22 06:32:05 2026", NOW },
    { NULL, PENTAD_HTTP_NO_DATE },
    { "", PENTAD_HTTP_NO_DATE },
    { "soon", PENTAD_HTTP_NO_DATE },
    { "20261122", PENTAD_HTTP_NO_DATE },
    { "120", PENTAD_HTTP_NO_DATE },
    { "Sun, 22 Nov 2026 06:32:05 +0800", PENTAD_HTTP_NO_DATE },
    { "Sun, 99 Nov 2026 06:32:05 GMT", PENTAD_HTTP_NO_DATE },
    { "Sun, 22 Nov 2026 06:32:05 GMT, Sun, 22 Nov 2026 06:32:05 GMT Sun, 22 Nov 2026",
      PENTAD_HTTP_NO_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].value);
      g_assert_cmpint (pentad_http_header_read_date (rows[i].value), ==, rows[i].date);
    }
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *value;
    int seconds;
  } rows[] = {
    { "120", 120 },
    { "0", 0 },
    { "2147483647", G_MAXINT },
    { "99999999999999999999", -1 },
    { "-5", -1 },
    { "1.5", -1 },
    { "", -1 },
    { NULL, -1 },
    { "Sun, 22 Nov 2026 06:42:05 GMT", 600 },
    { "Sun, 22 Nov 2026 06:00:00 GMT", 0 },
    { "Sun Nov 22 06:42:05 2026", 600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].value);
      g_assert_cmpint (pentad_http_header_read_retry_after (rows[i].value, NOW), ==,
                       rows[i].seconds);
    }
}

static void
test_validators (void)
{
  static const char date[] = "Sun, 22 Nov 2026 06:00:00 GMT";
  static const char now[] = "Sun, 22 Nov 2026 06:32:05 GMT";
  static const struct
  {
    const char *etag, *last_modified;
    gint64 date;
    const char *condition; /* NULL none */
  } rows[] = {
    { "\"7\"", date, NOW, "If-None-Match: \"7\"" },
    { "W/\"7, x\"", NULL, NOW, "If-None-Match: W/\"7, x\"" },
    { "unquoted", NULL, NOW, "If-None-Match: unquoted" },
    { "20261122", NULL, NOW, "If-None-Match: 20261122" },
    { NULL, date, NOW, "If-Modified-Since: Sun, 22 Nov 2026 06:00:00 GMT" },
    { "", date, NOW, "If-Modified-Since: Sun, 22 Nov 2026 06:00:00 GMT" },
    /* It may change again within the second. */
    { NULL, now, NOW, NULL },
    { NULL, now, NOW + 1, "If-Modified-Since: Sun, 22 Nov 2026 06:32:05 GMT" },
    { NULL, date, PENTAD_HTTP_NO_DATE, NULL },
    { NULL, "yesterday", NOW, NULL },
    { NULL, NULL, NOW, NULL },
    { "\"a\x01\"", NULL, NOW, NULL },
  };
  g_autofree char *long_tag = g_strnfill (5000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *validator =
          pentad_http_header_choose_validator (rows[i].etag, rows[i].last_modified, rows[i].date);
      g_autofree char *condition = pentad_http_header_make_condition (validator);

      g_test_message ("row %u", i);
      g_assert_cmpstr (condition, ==, rows[i].condition);
    }
  g_assert_null (pentad_http_header_choose_validator (long_tag, NULL, NOW));
  g_assert_null (pentad_http_header_make_condition ("\"a\r\nX-Other: 1\""));
}

static void
test_media_types (void)
{
  static const struct
  {
    const char *value, *type;
  } rows[] = {
    { "Text/HTML; charset=utf-8", "text/html" },
    { " application/json ;", "application/json" },
    { "", "" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *type = pentad_http_header_read_media_type (rows[i].value);

      g_assert_cmpstr (type, ==, rows[i].type);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/http-header/dates", test_dates);
  g_test_add_func ("/host/http-header/retry-after", test_retry_after);
  g_test_add_func ("/host/http-header/validators", test_validators);
  g_test_add_func ("/host/http-header/media-types", test_media_types);
  return g_test_run ();
}
