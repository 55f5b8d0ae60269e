/* The options of a command line that say what a city is read from, shared by the programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/source-options.h"

#include "model/zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
pentad_source_options_add (PentadSourceOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "standby", 0, 0, G_OPTION_ARG_STRING, &self->standby,
      N_ ("second address of the same platform, asked while the first is down"), "URL" },
    { "boundaries", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->boundaries,
      N_ ("GeoJSON file, or address of a collection (OGC API Features), and its level: district, "
          "street, community, grid or partition:NAME"),
      "FILE:LEVEL" },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &self->mapping,
      N_ ("how another platform is read: a mapping file, or the name of one that ships with "
          "Pentad"),
      "FILE" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &self->zone, N_ ("time zone of an Open311 city"), "ZONE" },
    { "scheme", 0, 0, G_OPTION_ARG_FILENAME, &self->scheme,
      N_ ("scheme to judge by in the place of the source's own: a file, or the name of one that "
          "ships with Pentad"),
      "FILE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &self->at,
      N_ ("instant of evaluation; what happened later is ignored"), "TIME" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_group (context, pentad_access_options_make_group (&self->access));
}

gboolean
pentad_source_options_names_file (const char *text)
{
  return strstr (text, "://") == NULL &&
         (g_str_has_suffix (text, ".pentad") || g_file_test (text, G_FILE_TEST_IS_REGULAR));
}

static PentadFeedSource *
open_file (const PentadSourceOptions *self, const char *path, GError **error)
{
  PentadStandIn stand_in = { 0 };

  if (self->standby != NULL || self->boundaries != NULL || self->mapping != NULL ||
      self->zone != NULL)
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                   _ ("%s: a snapshot goes without --standby, --boundaries, --mapping and --zone"),
                   path);
      return NULL;
    }
  if (self->opened != NULL)
    {
      stand_in = *self->opened;
      *self->opened = (PentadStandIn){ 0 };
    }
  else if (!self->open_file (path, &stand_in, error))
    return NULL;
  return pentad_feed_source_new_stand_in (path, &stand_in);
}

static gboolean
apply_scheme (const PentadSourceOptions *self, PentadFeedSource *source, GError **error)
{
  return self->scheme == NULL || pentad_feed_source_set_scheme (source, self->scheme, error);
}

PentadFeedSource *
pentad_source_options_make_source (const PentadSourceOptions *self,
                                   const char *text,
                                   GError **error)
{
  g_autoptr (PentadFeedSource) source = NULL;
  g_autoptr (PentadHttpAccess) access = NULL;

  if (self->open_file != NULL && pentad_source_options_names_file (text))
    {
      source = open_file (self, text, error);
      return source != NULL && apply_scheme (self, source, error) ? g_steal_pointer (&source)
                                                                  : NULL;
    }
  source = pentad_feed_source_new_mapped (text, self->mapping,
                                          (const char *const *)self->boundaries, self->zone, error);
  if (source == NULL || !apply_scheme (self, source, error) ||
      (self->standby != NULL && !pentad_feed_source_set_standby (source, self->standby, error)) ||
      !pentad_access_options_apply (&self->access, source->url, source->standby, &access, error))
    return NULL;
  if (access != NULL)
    pentad_feed_source_set_access (source, access);
  return g_steal_pointer (&source);
}

PentadClock *
pentad_source_options_make_clock (const PentadSourceOptions *self, GError **error)
{
  g_autoptr (PentadZone) zone = NULL;
  gint64 time;

  if (self->at == NULL)
    return pentad_clock_new ();
  if (self->zone != NULL)
    {
      zone = pentad_zone_new (self->zone, 0, error);
      if (zone == NULL)
        return NULL;
    }
  if (pentad_time_parse (self->at, -1, zone, &time))
    return pentad_clock_new_fixed (time);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--at: “%s”; expected a time with its zone, like 2026-11-22T14:32:05+08:00"),
               self->at);
  return NULL;
}

void
pentad_source_options_clear (PentadSourceOptions *self)
{
  g_clear_pointer (&self->standby, g_free);
  g_clear_pointer (&self->boundaries, g_strfreev);
  g_clear_pointer (&self->mapping, g_free);
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->scheme, g_free);
  g_clear_pointer (&self->at, g_free);
  pentad_access_options_clear (&self->access);
}
