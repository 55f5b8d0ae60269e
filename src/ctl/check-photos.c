/* Rules of photographs: their list is as the API says, and what it names is there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a few cases only: nobody asks for those of all. */
#include "config.h"

#include "ctl/check.h"

#include "host/http-client.h"
#include "host/photo-wire.h"

#include <string.h>

/* Cases whose lists are asked for, and photographs that are fetched, at most. */
#define MAX_LISTS    12
#define MAX_PICTURES 4

/* RFC 3986 gives the address of what the list names. */
static char *
resolve (const PentadCheckRun *self, const PentadCheckDocument *list, const char *url)
{
  g_autofree char *base = g_strconcat (self->url, list->path, NULL);

  return g_uri_resolve_relative (base, url, G_URI_FLAGS_ENCODED, NULL);
}

static gboolean
is_picture (const PentadHttpProbe *probe)
{
  gsize len;
  const char *data = g_bytes_get_data (probe->body, &len);
  const char *type = pentad_http_probe_get (probe, "content-type");

  if (probe->status != 200 || type == NULL || len > PENTAD_PHOTO_MAX_BYTES)
    return FALSE;
  return (g_str_has_prefix (type, "image/jpeg") && len > 3 &&
          memcmp (data, "\xff\xd8\xff", 3) == 0) ||
         (g_str_has_prefix (type, "image/png") && len > 8 &&
          memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0);
}

/* Asks for what lies at that address, which is the platform's own. */
static void
check_picture (PentadCheckRun *self,
               PentadCheckDocument *list,
               const PentadJson *node,
               const char *address)
{
  g_autoptr (PentadHttpProbe) probe = pentad_http_probe (self->access, address, NULL, NULL);

  pentad_check_try (self, PENTAD_CHECK_RULE_PHOTOS_SOUND);
  if (probe == NULL || !is_picture (probe))
    pentad_check_fail (self, PENTAD_CHECK_RULE_PHOTOS_SOUND, list, node,
                       "a JPEG (image/jpeg) or PNG (image/png) of 8 MiB at most");
}

static void
check_list (PentadCheckRun *self, PentadCheckDocument *list, guint *n_pictures)
{
  PENTAD_JSON_EACH (photo, pentad_json_member (pentad_check_root (list), "photos"))
  {
    const PentadJson *node = pentad_json_member (photo, "url");
    g_autofree char *address = resolve (self, list, node->string);

    pentad_check_try (self, PENTAD_CHECK_RULE_PHOTOS_OWN);
    if (address == NULL || !pentad_http_same_origin (self->url, address))
      pentad_check_fail (self, PENTAD_CHECK_RULE_PHOTOS_OWN, list, node,
                         "an address on the origin of the list");
    else if (*n_pictures < MAX_PICTURES)
      {
        (*n_pictures)++;
        check_picture (self, list, node, address);
      }
    if (!list->is_sound)
      return;
  }
}

/* A case without photographs has an empty list, or 404. */
static void
check_presence (PentadCheckRun *self, const PentadCheckDocument *list)
{
  g_autofree char *status = NULL;

  pentad_check_try (self, PENTAD_CHECK_RULE_OPTIONAL_DOCUMENTS);
  if (list->probe == NULL || list->probe->status == 200 || list->probe->status == 404)
    return;
  status = g_strdup_printf ("%d", list->probe->status);
  pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_OPTIONAL_DOCUMENTS, list->path,
                                 status, "status 200 or 404");
}

void
pentad_check_photos (PentadCheckRun *self)
{
  const PentadJson *about = pentad_check_root (pentad_check_find (self, "/v1/about"));
  const PentadJson *state = pentad_check_root (pentad_check_find (self, "/v1/state"));
  guint n_lists = 0, n_pictures = 0;

  if (!pentad_json_is_true (pentad_json_member (about, "photos")))
    {
      pentad_check_skip (self, PENTAD_CHECK_RULE_PHOTOS_OWN, "the platform sends no photographs");
      pentad_check_skip (self, PENTAD_CHECK_RULE_PHOTOS_SOUND, "the platform sends no photographs");
      return;
    }
  PENTAD_JSON_EACH (one, pentad_json_member (state, "cases"))
  {
    g_autofree char *id =
        g_uri_escape_string (pentad_json_string (pentad_json_member (one, "id")), NULL, FALSE);
    g_autofree char *path = g_strconcat ("/v1/photos/", id, NULL);
    PentadCheckDocument *list;

    if (n_lists++ >= MAX_LISTS || n_pictures >= MAX_PICTURES)
      break;
    list = pentad_check_fetch (self, path);
    check_presence (self, list);
    if (pentad_check_root (list) != NULL)
      check_list (self, list, &n_pictures);
  }
  pentad_check_skip (self, PENTAD_CHECK_RULE_PHOTOS_OWN, "the first cases have no photographs");
  pentad_check_skip (self, PENTAD_CHECK_RULE_PHOTOS_SOUND, "the first cases have no photographs");
}
