/* Reader of the list of a case's photographs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/reader.h"
#include "codec/record.h"

#define FIELD(Struct, member, kind)        PENTAD_RECORD_FIELD (Struct, member, kind)
#define NEEDED(Struct, member, kind, what) PENTAD_RECORD_NEEDED (Struct, member, kind, what)

#define READ(guard, fields, record)                                                                \
  pentad_record_read ((guard), (fields), G_N_ELEMENTS (fields), (record))

/* Far more than anybody looks at; a list that goes on for ever ends here. */
#define MAX_LISTED 10000

typedef struct
{
  char *kind, *url;
  gint64 time;
  PentadLabel label;
} PhotoReading;

static void
read_photo (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PhotoReading, kind, STRING, "what the photograph is of"),
    NEEDED (PhotoReading, url, STRING, "where the photograph lies"),
    FIELD (PhotoReading, time, TIME),
    FIELD (PhotoReading, label, LABEL),
  };
  PhotoReading read = { .time = PENTAD_NO_TIME };

  if (READ (guard, fields, &read))
    {
      PentadPhoto *photo = pentad_photos_add (record);

      photo->kind = pentad_photo_kind_parse (read.kind);
      photo->time = read.time;
      photo->url = g_steal_pointer (&read.url);
      pentad_label_copy (&photo->label, &read.label);
    }
  g_free (read.kind);
  g_free (read.url);
  pentad_label_clear (&read.label);
}

PentadPhotos *
pentad_read_photos (const char *data, gsize len, const char *origin, GError **error)
{
  static const PentadRecordField fields[] = {
    { "photos", PENTAD_RECORD_LIST, 0, "a list of photographs", read_photo },
  };
  PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadPhotos *photos = pentad_photos_new ();
  PentadGuard guard;

  limits.elements = MAX_LISTED;
  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, photos);
  pentad_photos_sort (photos);
  return PENTAD_READER_FINISH (&guard, photos, pentad_photos_unref, error);
}
