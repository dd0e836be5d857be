-- Stores a transaction under the first of some ids that is free, unless its start belongs to one that may still run
-- (T1, T2), or under exactly one id (T9).
-- KEYS: what runs with this business key, then the transaction of each id that may be taken
-- ARGV: layout, exactly, what may be replaced as running or nothing, business key, start, event of it, durable,
--       forgotten at, kept for ms, now, then each id
local running = redis.call('GET', KEYS[1])
if running and running ~= ARGV[3] then
  return {'running', running}
end
for i = 2, #KEYS do
  local forgotten = redis.call('HGET', KEYS[i], 'forgotten')
  if ARGV[2] == '1' or not forgotten or forgotten <= ARGV[10] then
    local id = ARGV[9 + i]
    redis.call('DEL', KEYS[i])
    redis.call('HSET', KEYS[i], 'v', ARGV[1], 'key', ARGV[4], 'start', ARGV[5], 'startEvent', ARGV[6],
      'startDurable', ARGV[7], 'forgotten', ARGV[8])
    redis.call('PEXPIRE', KEYS[i], ARGV[9])
    redis.call('SET', KEYS[1], id, 'PX', ARGV[9])
    return {'begun', id}
  end
end
return {'taken'}
