/* Keeps what a platform answers while a city is loaded from it: the documents of a snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/recorder.h"
#include "snapshot/boards.h"
#include "snapshot/cut-history.h"
#include "snapshot/stand-in.h"

#include "codec/fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ABOUT   "v1/about.json"
#define STATE   "v1/state.json"
#define HISTORY "v1/history/"
#define PHOTOS  "/v1/photos/"

struct _PentadRecorder
{
  gatomicrefcount refs;
  char *base_url;
  char *standby; /* NULL none */
  PentadRecorderFilterFunc filter;
  gpointer filter_data;
  PentadSnapshot *source; /* that is read from; NULL a platform */

  PentadSnapshotBuilder *builder;
  GMutex lock;
  GPtrArray *forbidden; /* names, sorted when it is finished */
  gint32 first_day;     /* of the history; PENTAD_NO_DAY: all that comes */
  gint64 as_of;         /* of the state */
  gint64 now;           /* the platform's clock, as it says itself, else by its Date */
  GError *error;        /* the first */
  gboolean is_finished;
};

PentadRecorder *
pentad_recorder_new (const char *base_url, const char *standby)
{
  PentadRecorder *self = g_new0 (PentadRecorder, 1);

  g_atomic_ref_count_init (&self->refs);
  self->base_url = g_strdup (base_url);
  self->standby = g_strdup (standby);
  self->builder = pentad_snapshot_builder_new ();
  g_mutex_init (&self->lock);
  self->forbidden = g_ptr_array_new_with_free_func (g_free);
  self->first_day = PENTAD_NO_DAY;
  self->as_of = self->now = PENTAD_NO_TIME;
  return self;
}

PentadRecorder *
pentad_recorder_ref (PentadRecorder *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_recorder_unref (PentadRecorder *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->base_url);
  g_free (self->standby);
  g_clear_pointer (&self->source, pentad_snapshot_unref);
  pentad_snapshot_builder_free (self->builder);
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->forbidden);
  g_clear_error (&self->error);
  g_free (self);
}

void
pentad_recorder_set_filter (PentadRecorder *self, PentadRecorderFilterFunc func, gpointer user_data)
{
  self->filter = func;
  self->filter_data = user_data;
}

void
pentad_recorder_set_source (PentadRecorder *self, PentadSnapshot *source)
{
  g_clear_pointer (&self->source, pentad_snapshot_unref);
  self->source = source != NULL ? pentad_snapshot_ref (source) : NULL;
}

void
pentad_recorder_set_first_day (PentadRecorder *self, gint32 day)
{
  g_mutex_lock (&self->lock);
  self->first_day = day;
  g_mutex_unlock (&self->lock);
}

/* A time of a document; PENTAD_NO_TIME when it has none of that name. */
static gint64
read_time (GBytes *document, const char *member)
{
  gint64 time = PENTAD_NO_TIME;
  PentadGuard guard;
  const char *data, *name;
  gsize size, len;

  data = g_bytes_get_data (document, &size);
  pentad_guard_init (&guard, data, size, member, NULL);
  pentad_guard_begin_object (&guard);
  while (time == PENTAD_NO_TIME && pentad_guard_next_member (&guard, &name, &len))
    {
      if (len == strlen (member) && memcmp (name, member, len) == 0)
        pentad_field_time (&guard, &time);
      else
        pentad_guard_skip (&guard);
    }
  pentad_guard_clear (&guard);
  return time;
}

/* What goes into the snapshot without changes later: a state, and not what changed since; nor what
 * was asked for because somebody looked at a case. */
static gboolean
is_whole (const char *path)
{
  return strstr (path, "cursor=") == NULL && !g_str_has_prefix (path, PHOTOS);
}

/* The path of a document; NULL when it is of another server. */
static const char *
get_path (const PentadRecorder *self, const char *url)
{
  if (g_str_has_prefix (url, self->base_url))
    return url + strlen (self->base_url);
  if (self->standby != NULL && g_str_has_prefix (url, self->standby))
    return url + strlen (self->standby);
  return NULL;
}

static void
note_error (PentadRecorder *self, GError *error)
{
  g_mutex_lock (&self->lock);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_mutex_unlock (&self->lock);
  g_clear_error (&error);
}

/* A city need not be of its server's time; then it says so in `about`. */
static void
note_times (PentadRecorder *self, const char *name, const PentadHttpResponse *response)
{
  gboolean is_about = g_str_equal (name, ABOUT), is_state = g_str_equal (name, STATE);
  gint64 time = is_about   ? read_time (response->body, "now")
                : is_state ? read_time (response->body, "as_of")
                           : PENTAD_NO_TIME;

  g_mutex_lock (&self->lock);
  if (is_state)
    self->as_of = time;
  if (is_about)
    self->now = time != PENTAD_NO_TIME                  ? time
                : response->date != PENTAD_HTTP_NO_DATE ? response->date
                                                        : PENTAD_NO_TIME;
  g_mutex_unlock (&self->lock);
}

/* TRUE for the history of a month that begins before the day. */
static gboolean
begins_before (const char *name, gint32 day)
{
  g_autofree char *first = NULL;
  gint32 first_day;

  if (day == PENTAD_NO_DAY || !g_str_has_prefix (name, HISTORY))
    return FALSE;
  first = g_strdup_printf ("%.7s-01", name + strlen (HISTORY));
  return pentad_day_parse (first, &first_day) && first_day < day;
}

/* Of a month of which only the end is needed. What is no history stays as it is. */
static GBytes *
trim (PentadRecorder *self, const char *name, GBytes *document)
{
  GBytes *cut = NULL;
  gint32 day;

  g_mutex_lock (&self->lock);
  day = self->first_day;
  g_mutex_unlock (&self->lock);
  if (begins_before (name, day))
    cut = pentad_cut_history (document, day, NULL, NULL, NULL);
  return cut != NULL ? cut : g_bytes_ref (document);
}

static void
record (PentadRecorder *self, const char *name, const PentadHttpResponse *response)
{
  g_autoptr (GBytes) body = trim (self, name, response->body);
  g_autoptr (GBytes) document =
      self->filter != NULL ? self->filter (name, body, self->filter_data) : g_bytes_ref (body);
  GError *error = NULL;

  if (document != NULL && !pentad_snapshot_builder_add (self->builder, name, document, &error))
    note_error (self, error);
  note_times (self, name, response);
}

static void
tap_cb (const PentadHttpResponse *response, gpointer user_data)
{
  PentadRecorder *self = user_data;
  const char *path = get_path (self, response->url);
  g_autofree char *name = NULL;
  gboolean is_finished;

  g_mutex_lock (&self->lock);
  is_finished = self->is_finished;
  g_mutex_unlock (&self->lock);
  if (is_finished || path == NULL || !is_whole (path))
    return;
  name = pentad_snapshot_name_document (path);
  if (name == NULL)
    return;
  if (response->result == PENTAD_HTTP_OK)
    record (self, name, response);
  else if (response->status == 403)
    {
      g_mutex_lock (&self->lock);
      if (!g_ptr_array_find_with_equal_func (self->forbidden, name, g_str_equal, NULL))
        g_ptr_array_add (self->forbidden, g_steal_pointer (&name));
      g_mutex_unlock (&self->lock);
    }
}

void
pentad_recorder_attach (PentadRecorder *self, PentadHttpAccess *access)
{
  pentad_http_access_set_tap (access, tap_cb, pentad_recorder_ref (self),
                              (GDestroyNotify)pentad_recorder_unref);
}

guint
pentad_recorder_measure (PentadRecorder *self, guint64 *size, guint64 *packed)
{
  return pentad_snapshot_builder_measure (self->builder, size, packed);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GBytes *
pentad_recorder_finish (PentadRecorder *self,
                        PentadManifest *manifest,
                        const PentadKeyPair *key,
                        GError **error)
{
  g_mutex_lock (&self->lock);
  self->is_finished = TRUE;
  if (manifest->as_of == PENTAD_NO_TIME || manifest->as_of > self->as_of)
    manifest->as_of = self->as_of;
  if (manifest->taken == PENTAD_NO_TIME)
    manifest->taken = MAX (MAX (self->now, self->as_of), manifest->as_of);
  g_ptr_array_sort (self->forbidden, compare_texts);
  for (guint i = 0; i < self->forbidden->len; i++)
    g_ptr_array_add (manifest->forbidden, g_strdup (g_ptr_array_index (self->forbidden, i)));
  if (self->error == NULL && self->as_of == PENTAD_NO_TIME)
    g_set_error (&self->error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
                 _ ("%s: no state came of which a snapshot could be made"), self->base_url);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      g_mutex_unlock (&self->lock);
      return NULL;
    }
  g_mutex_unlock (&self->lock);
  if (manifest->program == NULL)
    manifest->program = g_strdup (PENTAD_VERSION);
  return pentad_boards_keep (self->builder, self->source, self->filter, self->filter_data, error)
             ? pentad_snapshot_builder_finish (self->builder, manifest, key, error)
             : NULL;
}
