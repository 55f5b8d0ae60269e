/* What a piece of work costs the main loop and the process: stalls and memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "watch.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* How often the loop is to come round. */
#define PERIOD_US 5000

struct _Watch
{
  GSource *source;
  gint64 last_us, last_waited_us;
  gint64 stall_us;
  gint64 first_bytes, peak_bytes;
};

/* How long this thread was ready to run while others ran, in microseconds; 0 when the system does
 * not tell. */
static gint64
get_waited_us (void)
{
  unsigned long long ran_ns, waited_ns = 0;
  FILE *file = fopen ("/proc/thread-self/schedstat", "re");

  if (file == NULL)
    return 0;
  if (fscanf (file, "%llu %llu", &ran_ns, &waited_ns) != 2)
    waited_ns = 0;
  fclose (file);
  return (gint64)(waited_ns / 1000);
}

static gint64
get_resident_bytes (void)
{
  long size, resident = 0;
  FILE *file = fopen ("/proc/self/statm", "re");

  if (file == NULL)
    return 0;
  if (fscanf (file, "%ld %ld", &size, &resident) != 2)
    resident = 0;
  fclose (file);
  return (gint64)resident * sysconf (_SC_PAGESIZE);
}

/* The highest since it was reset; 0 when the system does not tell. */
static gint64
get_high_water_bytes (void)
{
  char line[256];
  long kib = 0;
  FILE *file = fopen ("/proc/self/status", "re");

  if (file == NULL)
    return 0;
  while (fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "VmHWM: %ld", &kib) == 1)
      break;
  fclose (file);
  return (gint64)kib * 1024;
}

static gboolean
reset_high_water (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "we");
  gboolean is_done;

  if (file == NULL)
    return FALSE;
  is_done = fputs ("5", file) >= 0;
  return fclose (file) == 0 && is_done;
}

static void
look (Watch *self)
{
  gint64 now_us = g_get_monotonic_time ();
  gint64 waited_us = get_waited_us ();

  self->stall_us =
      MAX (self->stall_us, now_us - self->last_us - (waited_us - self->last_waited_us) - PERIOD_US);
  self->last_us = now_us;
  self->last_waited_us = waited_us;
  self->peak_bytes = MAX (self->peak_bytes, get_resident_bytes ());
}

static gboolean
tick_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

Watch *
watch_new (void)
{
  Watch *self = g_new0 (Watch, 1);

  self->first_bytes = get_resident_bytes ();
  /* Where this is not allowed, only what is seen at the ticks counts. */
  if (!reset_high_water ())
    self->first_bytes = MAX (self->first_bytes, 1);
  self->source = g_timeout_source_new (PERIOD_US / 1000);
  g_source_set_priority (self->source, G_PRIORITY_HIGH);
  g_source_set_callback (self->source, tick_cb, self, NULL);
  g_source_attach (self->source, NULL);
  self->last_us = g_get_monotonic_time ();
  self->last_waited_us = get_waited_us ();
  return self;
}

void
watch_free (Watch *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

double
watch_get_stall_ms (Watch *self)
{
  /* The last round may not have come to the tick. */
  look (self);
  return (double)self->stall_us / 1000;
}

gint64
watch_get_growth (const Watch *self)
{
  return MAX (self->peak_bytes, get_high_water_bytes ()) - self->first_bytes;
}
