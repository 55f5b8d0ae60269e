/* The documents of a source: where they lie, how often they change, what they may cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/document.h"

#include "model/zone.h"

/* Bounds on decompressed bodies: well above a city of 100,000 unit grids (36 MB of polygons, 8 MB
 * of state), far below what would hurt. */
#define SMALL_BODY (4 * 1024 * 1024)
#define LARGE_BODY (64 * 1024 * 1024)
#define CITY_BODY  (256 * 1024 * 1024)

const PentadDocumentTraits *
pentad_document_get_traits (PentadDocumentKind kind)
{
  static const PentadDocumentTraits traits[PENTAD_N_DOCUMENTS] = {
    [PENTAD_DOCUMENT_ABOUT] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_ABOUT, FALSE, SMALL_BODY },
    [PENTAD_DOCUMENT_DIVISIONS] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_GEOMETRY, FALSE,
                                    LARGE_BODY },
    [PENTAD_DOCUMENT_GRIDS] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_GEOMETRY, FALSE, CITY_BODY },
    [PENTAD_DOCUMENT_BOUNDARIES] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_GEOMETRY, TRUE,
                                     CITY_BODY },
    [PENTAD_DOCUMENT_CATALOGUE] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, FALSE,
                                    LARGE_BODY },
    [PENTAD_DOCUMENT_CALENDAR] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, FALSE, SMALL_BODY },
    [PENTAD_DOCUMENT_SCHEME] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_LAYER] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, TRUE, LARGE_BODY },
    [PENTAD_DOCUMENT_PARTITIONS] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, TRUE,
                                     LARGE_BODY },
    [PENTAD_DOCUMENT_STATE] = { PENTAD_CADENCE_STATE, PENTAD_STAGE_OF_STATE, FALSE, CITY_BODY },
    [PENTAD_DOCUMENT_ENDED] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_REST, FALSE, LARGE_BODY },
    [PENTAD_DOCUMENT_HISTORY] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_REST, TRUE, CITY_BODY },
    [PENTAD_DOCUMENT_STAFF] = { PENTAD_CADENCE_LIVE, PENTAD_STAGE_OF_REST, TRUE, LARGE_BODY },
    [PENTAD_DOCUMENT_SENSORS] = { PENTAD_CADENCE_LIVE, PENTAD_STAGE_OF_REST, TRUE, LARGE_BODY },
    [PENTAD_DOCUMENT_CALLS] = { PENTAD_CADENCE_LIVE, PENTAD_STAGE_OF_REST, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_APPROVALS] = { PENTAD_CADENCE_SLOW, PENTAD_STAGE_OF_REST, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_SERVICE] = { PENTAD_CADENCE_SLOW, PENTAD_STAGE_OF_REST, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_TASKS] = { PENTAD_CADENCE_SLOW, PENTAD_STAGE_OF_REST, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_ASSESSMENTS] = { PENTAD_CADENCE_SLOW, PENTAD_STAGE_OF_REST, TRUE, LARGE_BODY },
    [PENTAD_DOCUMENT_TOPIC] = { PENTAD_CADENCE_SLOW, PENTAD_STAGE_OF_REST, TRUE, LARGE_BODY },
    [PENTAD_DOCUMENT_SERVICES] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_LISTS, TRUE, SMALL_BODY },
    [PENTAD_DOCUMENT_REQUESTS] = { PENTAD_CADENCE_STATE, PENTAD_STAGE_OF_STATE, FALSE, CITY_BODY },
    [PENTAD_DOCUMENT_FEATURES] = { PENTAD_CADENCE_DAILY, PENTAD_STAGE_OF_GEOMETRY, FALSE,
                                   CITY_BODY },
  };

  g_return_val_if_fail (kind < PENTAD_N_DOCUMENTS, NULL);
  return &traits[kind];
}

static char *
month_path (gint32 first_day)
{
  int year, month, mday;

  pentad_day_to_date (first_day, &year, &month, &mday);
  return g_strdup_printf ("/v1/history/%04d-%02d", year, month);
}

static char *
state_path (const char *cursor)
{
  g_autofree char *escaped = NULL;

  if (cursor == NULL)
    return g_strdup ("/v1/state");
  escaped = g_uri_escape_string (cursor, NULL, FALSE);
  return g_strconcat ("/v1/state?cursor=", escaped, NULL);
}

static char *
get_path (PentadDocumentKind kind, gint32 key, const char *name)
{
  static const char *const paths[PENTAD_N_DOCUMENTS] = {
    [PENTAD_DOCUMENT_ABOUT] = "/v1/about",
    [PENTAD_DOCUMENT_DIVISIONS] = "/v1/divisions",
    [PENTAD_DOCUMENT_GRIDS] = "/v1/grids",
    [PENTAD_DOCUMENT_CATALOGUE] = "/v1/catalogue",
    [PENTAD_DOCUMENT_CALENDAR] = "/v1/calendar",
    [PENTAD_DOCUMENT_SCHEME] = "/v1/scheme",
    [PENTAD_DOCUMENT_PARTITIONS] = "/v1/partitions",
    [PENTAD_DOCUMENT_STAFF] = "/v1/staff",
    [PENTAD_DOCUMENT_SENSORS] = "/v1/sensors",
    [PENTAD_DOCUMENT_CALLS] = "/v1/calls",
    [PENTAD_DOCUMENT_APPROVALS] = "/v1/approvals",
    [PENTAD_DOCUMENT_SERVICE] = "/v1/service",
    [PENTAD_DOCUMENT_TASKS] = "/v1/tasks",
    [PENTAD_DOCUMENT_ASSESSMENTS] = "/v1/assessments",
    [PENTAD_DOCUMENT_SERVICES] = "/services.json",
    [PENTAD_DOCUMENT_REQUESTS] = "/requests.json",
  };
  g_autofree char *escaped = NULL;
  char day[16];

  switch ((int)kind)
    {
    case PENTAD_DOCUMENT_BOUNDARIES:
      return g_strconcat ("/v1/boundaries/", pentad_level_id (key), NULL);
    case PENTAD_DOCUMENT_LAYER:
      escaped = g_uri_escape_string (name, NULL, FALSE);
      return g_strconcat ("/v1/layers/", escaped, NULL);
    case PENTAD_DOCUMENT_TOPIC:
      escaped = g_uri_escape_string (name, NULL, FALSE);
      return g_strconcat ("/v1/topics/", escaped, NULL);
    case PENTAD_DOCUMENT_STATE:
      return state_path (name);
    case PENTAD_DOCUMENT_ENDED:
      return g_strconcat ("/v1/ended/", pentad_day_format (key, day), NULL);
    case PENTAD_DOCUMENT_HISTORY:
      return month_path (key);
    default:
      return g_strdup (paths[kind]);
    }
}

char *
pentad_document_get_url (PentadDocumentKind kind,
                         const char *base_url,
                         gint32 key,
                         const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (kind < PENTAD_N_DOCUMENTS, NULL);

  /* A further page is named by the server in full. */
  if (kind == PENTAD_DOCUMENT_REQUESTS && name != NULL)
    return g_strdup (name);
  path = get_path (kind, key, name);
  return g_strconcat (base_url, path, NULL);
}
