-- Renews the lease of a process; tells it what it missed, and whether it is the one that looks after the others
-- (R2, R3).
-- KEYS: leases, what processes say of themselves, state
-- ARGV: incarnation, milliseconds of the lease, what it says, the renewals it knows of, whether it had a lease before,
--       whether it may judge, the run of Redis that it knows of, the run in which it has put back what was lost,
--       the runs of all servers of a cluster
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local lease = tonumber(ARGV[2])
local state = redis.call('HMGET', KEYS[3], 'renewals', 'last', 'up', 'judge', 'judged', 'run', 'whole')
local renewals = tonumber(state[1] or '0')
local known = tonumber(ARGV[4])
local ended = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0')
local forgot = renewals < known
local forgotten = ARGV[5] == '1' and ended == 0 -- also where another one has renewed since, with a higher count
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ARGV[9]
local knownRun = ARGV[7] ~= '' and ARGV[7] or state[6] or run
local lost = forgot or forgotten or run ~= knownRun -- what was written last before a restart may be gone, with the count as it was
local doubtful = ARGV[7] == '' and state[7] ~= run -- nobody says that it has everything, as of one that is empty
local up = tonumber(state[3] or '0')
if forgot or up == 0 or math.abs(now - tonumber(state[2] or '0')) > lease / 2 then
  up = now
end
renewals = math.max(renewals, known) + 1
local judged = tonumber(state[5] or '0')
local maybeJudged = ended > 0 and judged > 0 and judged + lease * 5 / 8 >= ended -- a judge judges for half a lease after its renewal
local lapsed = ARGV[5] == '1' and not forgot and ended <= now and (maybeJudged or now >= up + lease)
local function text(number)
  return string.format('%.0f', number)
end
local judge = false
if ARGV[6] == '1' then
  judge = not state[4] or state[4] == ARGV[1] or math.abs(now - judged) >= lease
    or not redis.call('ZSCORE', KEYS[1], state[4])
  if judge then
    redis.call('HSET', KEYS[3], 'judge', ARGV[1], 'judged', text(now))
  end
end
redis.call('ZADD', KEYS[1], text(now + lease), ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('HSET', KEYS[3], 'renewals', text(renewals), 'last', text(now), 'up', text(up), 'run', run)
if ARGV[8] == run and not lost then
  redis.call('HSET', KEYS[3], 'whole', run)
end
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', text(now - 3600000), 'LIMIT', 0, 10)) do
  redis.call('ZREM', KEYS[1], gone)
  redis.call('HDEL', KEYS[2], gone)
end
local members = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. text(now), '+inf')
return {text(now), lost and 1 or doubtful and 2 or 0, lapsed and 1 or 0, text(renewals), text(up), members, judge and 1 or 0, run}
