/* What the client needs to know of addresses: are they fetched, where do they lead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-address.h"
#include "host/http-transfer.h"

#include <string.h>

/* One part of a URL; NULL when it has none. Free with curl_free(). */
static char *
get_part (CURLU *url, CURLUPart part)
{
  char *text = NULL;

  curl_url_get (url, part, &text, CURLU_DEFAULT_PORT);
  return text;
}

static CURLU *
parse (const char *text)
{
  CURLU *url = curl_url ();

  if (url != NULL && curl_url_set (url, CURLUPART_URL, text, CURLU_DISALLOW_USER) != CURLUE_OK)
    g_clear_pointer (&url, curl_url_cleanup);
  return url;
}

gboolean
pentad_http_address_is_valid (const char *text)
{
  g_autoptr (CURLU) url = parse (text);
  char *scheme, *host;
  gboolean is_valid;

  if (url == NULL)
    return FALSE;
  scheme = get_part (url, CURLUPART_SCHEME);
  host = get_part (url, CURLUPART_HOST);
  is_valid = host != NULL && host[0] != '\0' &&
             (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0);
  curl_free (scheme);
  curl_free (host);
  return is_valid;
}

gboolean
pentad_http_same_origin (const char *a, const char *b)
{
  static const CURLUPart parts[] = { CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT };
  g_autoptr (CURLU) url_a = parse (a);
  g_autoptr (CURLU) url_b = parse (b);

  if (url_a == NULL || url_b == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *part_a = get_part (url_a, parts[i]);
      char *part_b = get_part (url_b, parts[i]);
      gboolean equal = part_a != NULL && part_b != NULL && g_ascii_strcasecmp (part_a, part_b) == 0;

      curl_free (part_a);
      curl_free (part_b);
      if (!equal)
        return FALSE;
    }
  return TRUE;
}

char *
pentad_http_address_dup_place (const char *text)
{
  g_autoptr (CURLU) url = parse (text);
  char *host, *port, *place;

  if (url == NULL)
    return NULL;
  host = get_part (url, CURLUPART_HOST);
  port = get_part (url, CURLUPART_PORT);
  place = host != NULL && port != NULL ? g_strconcat (host, ":", port, NULL) : NULL;
  curl_free (host);
  curl_free (port);
  return place;
}

char *
pentad_http_address_dup_origin (const char *text)
{
  g_autoptr (CURLU) url = parse (text);
  char *scheme, *host, *port = NULL, *origin = NULL;

  if (url == NULL)
    return NULL;
  scheme = get_part (url, CURLUPART_SCHEME);
  host = get_part (url, CURLUPART_HOST);
  curl_url_get (url, CURLUPART_PORT, &port, CURLU_NO_DEFAULT_PORT);
  if (scheme != NULL && host != NULL)
    origin =
        g_strconcat (scheme, "://", host, port != NULL ? ":" : "", port != NULL ? port : "", NULL);
  curl_free (scheme);
  curl_free (host);
  curl_free (port);
  return origin;
}

static char *
resolve (const char *base, const char *target)
{
  g_autoptr (CURLU) url = parse (base);
  char *text;
  char *copy;

  /* Setting a relative URL over an absolute one resolves it. */
  if (url == NULL || curl_url_set (url, CURLUPART_URL, target, CURLU_DISALLOW_USER) != CURLUE_OK)
    return NULL;
  text = get_part (url, CURLUPART_URL);
  copy = g_strdup (text);
  curl_free (text);
  return copy;
}

/* The target of the first link whose relation is "next": <URL>; rel="next". */
static char *
find_next_link (const char *link)
{
  const char *at = link;

  while ((at = strchr (at, '<')) != NULL)
    {
      const char *end = strchr (at, '>');
      g_autofree char *parameters = NULL;

      if (end == NULL)
        return NULL;
      parameters = g_strndup (end + 1, strcspn (end + 1, "<"));
      if (g_regex_match_simple ("(?i);\\s*rel\\s*=\\s*(\"([^\"]*\\s)?next(\\s[^\"]*)?\"|next\\b)",
                                parameters, 0, 0))
        return g_strndup (at + 1, end - at - 1);
      at = end;
    }
  return NULL;
}

char *
pentad_http_address_find_next (const char *base, const char *link, const char *next_page)
{
  g_autofree char *target = link != NULL ? find_next_link (link) : NULL;

  if (target == NULL)
    target = g_strdup (next_page);
  if (target == NULL || g_strstrip (target)[0] == '\0')
    return NULL;
  return resolve (base, target);
}
