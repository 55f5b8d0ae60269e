/* Every parser of bytes that a stranger may have made, behind one signature.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "targets.h"

#include "codec/board-file.h"
#include "codec/cases-file.h"
#include "codec/class-list.h"
#include "codec/columns.h"
#include "codec/divisions-file.h"
#include "codec/documents.h"
#include "codec/feature-page.h"
#include "codec/geojson.h"
#include "codec/guard.h"
#include "codec/open311.h"
#include "codec/translate.h"
#include "codec/stored.h"
#include "codec/wall-file.h"
#include "host/http-address.h"
#include "host/http-client.h"
#include "host/http-header.h"
#include "photo/decode.h"
#include "snapshot/snapshot.h"

#include <string.h>

#define ORIGIN "fuzz"

/* What every reader leaves behind: findings, and an error when there is no result. */
typedef struct
{
  GPtrArray *findings;
  GError *error;
} Rest;

static Rest
rest_new (void)
{
  return (Rest){ .findings = pentad_findings_new () };
}

static void
rest_check (Rest *rest, gboolean is_read)
{
  /* A reader either reads or says why not. */
  g_assert_cmpint (is_read, ==, rest->error == NULL);
  g_clear_error (&rest->error);
  g_ptr_array_unref (rest->findings);
}

/* A reader of one document, with or without findings. */
#define READER(name, Type, call, free_func)                                                        \
  static void run_##name (const char *data, gsize len)                                             \
  {                                                                                                \
    Rest rest = rest_new ();                                                                       \
    Type *value = call;                                                                            \
                                                                                                   \
    rest_check (&rest, value != NULL);                                                             \
    g_clear_pointer (&value, free_func);                                                           \
  }
#define PLAIN(name, Type, read, free_func)                                                         \
  READER (name, Type, read (data, len, ORIGIN, &rest.error), free_func)
#define PLACED(name, Type, read, free_func)                                                        \
  READER (name, Type, read (data, len, ORIGIN, NULL, &rest.error), free_func)
#define PLACED_WITH_FINDINGS(name, Type, read, free_func)                                          \
  READER (name, Type, read (data, len, ORIGIN, NULL, rest.findings, &rest.error), free_func)
#define WITH_FINDINGS(name, Type, read, free_func)                                                 \
  READER (name, Type, read (data, len, ORIGIN, rest.findings, &rest.error), free_func)

PLAIN (about, PentadAbout, pentad_read_about, pentad_about_unref)
PLAIN (catalogue, PentadCatalogue, pentad_read_catalogue, pentad_catalogue_unref)
PLACED (partitions, GPtrArray, pentad_read_partitions, g_ptr_array_unref)
PLAIN (place_kinds, PentadPlaceKinds, pentad_read_place_kinds, pentad_place_kinds_unref)
PLAIN (scheme, PentadScheme, pentad_read_scheme, pentad_scheme_unref)
PLACED (sensors, PentadSensors, pentad_read_sensors, pentad_sensors_unref)
PLAIN (photos, PentadPhotos, pentad_read_photos, pentad_photos_unref)
PLAIN (calls, PentadCalls, pentad_read_calls, pentad_calls_unref)
PLAIN (approvals, PentadApprovals, pentad_read_approvals, pentad_approvals_unref)
PLAIN (service, PentadService, pentad_read_service, pentad_service_unref)
PLAIN (tasks, PentadTasks, pentad_read_tasks, pentad_tasks_unref)
READER (topic,
        PentadTopic,
        pentad_read_topic (data, len, ORIGIN, "t", &rest.error),
        pentad_topic_unref)
PLAIN (wall, PentadWallProfile, pentad_read_wall, pentad_wall_profile_free)
PLAIN (board, PentadBoardSpec, pentad_read_board, pentad_board_spec_unref)
PLAIN (class_list, PentadClassList, pentad_class_list_parse, pentad_class_list_free)
PLAIN (services, PentadCatalogue, pentad_read_open311_services, pentad_catalogue_unref)
PLACED_WITH_FINDINGS (state, PentadState, pentad_read_state, pentad_state_unref)
WITH_FINDINGS (history, PentadHistory, pentad_read_history, pentad_history_unref)
PLACED_WITH_FINDINGS (staff, PentadStaff, pentad_read_staff, pentad_staff_unref)
WITH_FINDINGS (assessments, PentadAssessments, pentad_read_assessments, pentad_assessments_unref)
READER (ended,
        GPtrArray,
        pentad_read_ended (data, len, ORIGIN, NULL, NULL, NULL, rest.findings, &rest.error),
        g_ptr_array_unref)
READER (layer,
        PentadLayer,
        pentad_read_layer (data, len, ORIGIN, NULL, "places", rest.findings, &rest.error),
        pentad_layer_unref)
READER (partition_file,
        PentadPartition,
        pentad_read_partition_file (data, len, ORIGIN, NULL, "mine", rest.findings, &rest.error),
        pentad_partition_unref)

static void
run_calendar (const char *data, gsize len)
{
  static PentadZone *zone; /* read once: that takes its time */
  Rest rest = rest_new ();
  PentadCalendar *value;

  if (zone == NULL)
    zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  value = pentad_read_calendar (data, len, ORIGIN, zone, &rest.error);
  rest_check (&rest, value != NULL);
  g_clear_pointer (&value, pentad_calendar_unref);
}

static void
run_requests (const char *data, gsize len)
{
  static PentadZone *zone; /* read once: that takes its time */
  Rest rest = rest_new ();
  PentadState *value;

  if (zone == NULL)
    zone = pentad_zone_new ("America/New_York", 0, NULL);
  value = pentad_read_open311_requests (data, len, ORIGIN, zone, rest.findings, &rest.error);
  rest_check (&rest, value != NULL);
  g_clear_pointer (&value, pentad_state_unref);
}

/* Reads into a builder; what was read is then built. */
#define BUILDER(name, ...)                                                                         \
  static void run_##name (const char *data, gsize len)                                             \
  {                                                                                                \
    g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("990100", NULL);    \
    g_autoptr (PentadDivisions) divisions = NULL;                                                  \
    Rest rest = rest_new ();                                                                       \
    gboolean is_read =                                                                             \
        pentad_read_##name (data, len, ORIGIN, __VA_ARGS__, rest.findings, &rest.error);           \
                                                                                                   \
    rest_check (&rest, is_read);                                                                   \
    if (is_read)                                                                                   \
      divisions = pentad_divisions_builder_finish (g_steal_pointer (&builder));                    \
  }

BUILDER (divisions, builder)
BUILDER (grids, NULL, builder)
BUILDER (boundaries, NULL, builder, PENTAD_LEVEL_DISTRICT)

static void
run_guard (const char *data, gsize len)
{
  g_autoptr (GError) error = NULL;
  gboolean is_valid = pentad_guard_validate (data, len, ORIGIN, NULL, &error);

  g_assert_cmpint (is_valid, ==, error == NULL);
}

static void
run_geometry (const char *data, gsize len)
{
  PentadGuard guard;
  PentadFeature feature;
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  pentad_guard_init (&guard, data, len, ORIGIN, NULL);
  pentad_feature_init (&feature);
  pentad_read_geometry (&guard, &feature);
  is_read = pentad_guard_finish (&guard, &error);
  g_assert_cmpint (is_read, ==, error == NULL);
  pentad_feature_clear (&feature);
  pentad_guard_clear (&guard);
}

static void
run_stored (const char *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GError) error = NULL;
  PentadStored stored = { NULL };
  guint32 sum;
  gboolean is_read = pentad_stored_unpack (bytes, ORIGIN, &stored, &sum, &error);

  g_assert_cmpint (is_read, ==, error == NULL);
  if (is_read)
    pentad_stored_clear (&stored);
}

static void
run_places (const char *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadDivisions) divisions = pentad_divisions_unpack (bytes, ORIGIN, &error);

  g_assert_cmpint (divisions != NULL, ==, error == NULL);
}

/* The value of any header, as every header. */
static void
run_header (const char *data, gsize len)
{
  g_autofree char *value = g_strndup (data, len);
  char *made[4];
  int seconds = pentad_http_header_read_retry_after (value, 1795329125);

  g_assert_cmpint (seconds, >=, -1);
  pentad_http_header_read_date (value);
  made[0] = pentad_http_header_read_media_type (value);
  made[1] = pentad_http_address_find_next ("https://city.example/v1/", value, NULL);
  made[2] = pentad_http_address_find_next ("https://city.example/v1/", NULL, value);
  made[3] = pentad_http_header_make_condition (
      pentad_http_header_choose_validator (value, value, 1795329125));
  if (made[3] != NULL)
    g_assert_null (strpbrk (made[3], "\r\n"));
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    g_free (made[i]);
  pentad_http_same_origin ("https://city.example/", value);
}

/* A mapping, and what it makes of an answer: the bytes themselves are as good as any. */
static void
run_mapping (const char *data, gsize len)
{
  Rest rest = rest_new ();
  PentadMapping *mapping = pentad_read_mapping (data, len, ORIGIN, &rest.error);

  rest_check (&rest, mapping != NULL);
  for (guint i = 0; mapping != NULL && i < mapping->documents->len; i++)
    {
      static const char answer[] = "{\"code\":200,\"data\":[{\"a\":\"1\",\"x\":[2]}]}";
      g_autoptr (PentadZone) zone = pentad_zone_new ("+08:00", 0, NULL);
      const PentadMappingDocument *document = g_ptr_array_index (mapping->documents, i);
      g_autoptr (GString) text = g_string_new (NULL);
      PentadTranslation translation;

      pentad_translate (mapping, g_ptr_array_index (document->lists, 0), zone, data, len, ORIGIN,
                        text, &translation, NULL);
      pentad_translate (mapping, g_ptr_array_index (document->lists, 0), zone, answer,
                        strlen (answer), ORIGIN, text, &translation, NULL);
    }
  g_clear_pointer (&mapping, pentad_mapping_unref);
}

static void
run_feature_page (const char *data, gsize len)
{
  Rest rest = rest_new ();
  g_autoptr (GString) features = g_string_new (NULL);
  PentadFeaturePage page;

  rest_check (&rest, pentad_read_feature_page (data, len, ORIGIN, features, &page, &rest.error));
  pentad_feature_page_clear (&page);
}

static void
read_documents (const PentadSnapshot *snapshot)
{
  const GPtrArray *entries = pentad_snapshot_get_manifest (snapshot)->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      const PentadManifestEntry *entry = g_ptr_array_index ((GPtrArray *)entries, i);
      g_autofree char *name = pentad_manifest_name_document (entry->name);
      g_autoptr (GBytes) document = pentad_snapshot_read (snapshot, name, NULL);
    }
}

/* As it is, and under a seal that fits: else no change would get past the digest. */
static void
run_snapshot (const char *data, gsize len)
{
  GByteArray *sealed = g_byte_array_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GBytes) zip = NULL;
  char seal[PENTAD_SEAL_LEN];
  Rest rest = rest_new ();
  PentadSnapshot *snapshot = pentad_snapshot_new (bytes, ORIGIN, NULL, NULL, &rest.error);

  rest_check (&rest, snapshot != NULL);
  g_clear_pointer (&snapshot, pentad_snapshot_unref);
  pentad_seal_make ((const guint8 *)data, len, NULL, seal);
  g_byte_array_append (sealed, (const guint8 *)data, (guint)len);
  g_byte_array_append (sealed, (const guint8 *)seal, sizeof seal);
  zip = g_byte_array_free_to_bytes (sealed);
  rest = rest_new ();
  snapshot = pentad_snapshot_new (zip, ORIGIN, NULL, NULL, &rest.error);
  rest_check (&rest, snapshot != NULL);
  if (snapshot != NULL)
    read_documents (snapshot);
  g_clear_pointer (&snapshot, pentad_snapshot_unref);
}

static void
run_request_photos (const char *data, gsize len)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("UTC", 0, NULL);
  Rest rest = rest_new ();
  PentadPhotos *photos = pentad_read_open311_photos (data, len, ORIGIN, zone, &rest.error);

  rest_check (&rest, photos != NULL);
  g_clear_pointer (&photos, pentad_photos_unref);
}

/* What is read as a list of either kind is kept as that again. */
static void
run_cases (const char *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  Rest rest = rest_new ();
  g_autoptr (PentadState) state = pentad_state_unpack (bytes, ORIGIN, &rest.error);
  g_autoptr (GPtrArray) cases = NULL;
  gint32 day;

  rest_check (&rest, state != NULL);
  rest = rest_new ();
  cases = pentad_ended_unpack (bytes, &day, ORIGIN, &rest.error);
  rest_check (&rest, cases != NULL);
  if (state != NULL)
    g_bytes_unref (pentad_state_pack (state));
  if (cases != NULL)
    g_bytes_unref (pentad_ended_pack (cases, day));
}

/* Of what comes back the columns are made again, and give the same. */
static void
run_columns (const char *data, gsize len)
{
  Rest rest = rest_new ();
  g_autoptr (GBytes) document = pentad_columns_unpack (data, len, ORIGIN, 1 << 22, &rest.error);
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GBytes) packed = pentad_columns_pack (document != NULL ? document : bytes);

  rest_check (&rest, document != NULL);
}

/* The bytes go through libraries that are not ours: what comes out must fit what was asked for. */
static void
run_photo (const char *data, gsize len)
{
  PentadPhotoPixels pixels = { 0 };

  if (pentad_photo_decode ((const guint8 *)data, len, 64, &pixels) == PENTAD_PHOTO_OK)
    g_assert_true (pixels.width_px >= 1 && pixels.width_px <= 64 && pixels.height_px >= 1 &&
                   pixels.height_px <= 64);
  else
    g_assert_null (pixels.rgb);
  pentad_photo_pixels_clear (&pixels);
}

#define TARGET(name)                                                                               \
  {                                                                                                \
#name, run_##name                                                                              \
  }

const FuzzTarget fuzz_targets[] = {
  TARGET (about),      TARGET (approvals),  TARGET (assessments),    TARGET (board),
  TARGET (boundaries), TARGET (calendar),   TARGET (calls),          TARGET (catalogue),
  TARGET (class_list), TARGET (divisions),  TARGET (ended),          TARGET (geometry),
  TARGET (grids),      TARGET (guard),      TARGET (header),         TARGET (history),
  TARGET (layer),      TARGET (partitions), TARGET (partition_file), TARGET (place_kinds),
  TARGET (places),     TARGET (requests),   TARGET (scheme),         TARGET (sensors),
  TARGET (service),    TARGET (services),   TARGET (staff),          TARGET (state),
  TARGET (stored),     TARGET (tasks),      TARGET (mapping),        TARGET (feature_page),
  TARGET (wall),       TARGET (snapshot),   TARGET (columns),        TARGET (topic),
  TARGET (cases),      TARGET (photo),      TARGET (photos),         TARGET (request_photos),
};
const guint fuzz_n_targets = G_N_ELEMENTS (fuzz_targets);

const FuzzTarget *
fuzz_find_target (const char *name)
{
  for (guint i = 0; i < fuzz_n_targets; i++)
    if (g_str_equal (fuzz_targets[i].name, name))
      return &fuzz_targets[i];
  return NULL;
}
